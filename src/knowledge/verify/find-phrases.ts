import { wordsOf } from './words-of.ts'

/** A phrase that was found: what it stands for, and where, in words. */
export type FoundPhrase<Tag> = { readonly tag: Tag; readonly start: number; readonly end: number }

export type PhraseFinder<Tag> = (words: readonly string[]) => readonly FoundPhrase<Tag>[]

/** Finds phrases in words, the longest at each place, none inside another. */
export function createPhraseFinder<Tag>(entries: Iterable<readonly [Tag, readonly string[]]>): PhraseFinder<Tag> {
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly tag: Tag }[]>()
  for (const [tag, phrases] of entries) {
    for (const phrase of phrases) {
      const words = wordsOf(phrase)
      const [first] = words
      if (first === undefined) continue
      byFirst.set(first, [...(byFirst.get(first) ?? []), { words, tag }])
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)

  return (words) => {
    const found: FoundPhrase<Tag>[] = []
    for (let at = 0; at < words.length; at++) {
      const start = at
      const match = byFirst
        .get(words[start] ?? '')
        ?.find((one) => one.words.every((word, index) => words[start + index] === word))
      if (!match) continue
      found.push({ tag: match.tag, start, end: start + match.words.length })
      at += match.words.length - 1
    }
    return found
  }
}

export function taggedBy<Tag extends string>(
  lists: Readonly<Record<Tag, readonly string[]>>,
): readonly (readonly [Tag, readonly string[]])[] {
  return (Object.keys(lists) as Tag[]).map((tag) => [tag, lists[tag]])
}
