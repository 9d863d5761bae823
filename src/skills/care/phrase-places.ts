/** Where a phrase stands: which of the list it is, and at which word it begins. */
export type PhrasePlace = { readonly order: number; readonly at: number }

type Phrase = { readonly order: number; readonly words: readonly string[] }

/** Lists hold hundreds of phrases and are the same for each message: by first words, hardly one is looked at. */
const indexes = new WeakMap<readonly string[], ReadonlyMap<string, readonly Phrase[]>>()

/** Where phrases, words parted by one space, stand word for word; in the order of the words. */
export function placesOf(phrases: readonly string[], words: readonly string[]): readonly PhrasePlace[] {
  const byFirst = indexOf(phrases)
  const places: PhrasePlace[] = []
  for (const [at, word] of words.entries()) {
    for (const phrase of byFirst.get(word) ?? []) {
      if (standsAt(phrase, at, words)) places.push({ order: phrase.order, at })
    }
  }
  return places
}

/** Whether one of the phrases stands in the words. */
export function hasPhrase(phrases: readonly string[], words: readonly string[]): boolean {
  const byFirst = indexOf(phrases)
  return words.some((word, at) => byFirst.get(word)?.some((phrase) => standsAt(phrase, at, words)) ?? false)
}

function standsAt({ words: expected }: Phrase, at: number, words: readonly string[]): boolean {
  return expected.every((word, offset) => words[at + offset] === word)
}

function indexOf(phrases: readonly string[]): ReadonlyMap<string, readonly Phrase[]> {
  const known = indexes.get(phrases)
  if (known) return known
  const read = phrases.map((phrase, order): Phrase => ({ order, words: phrase.split(' ') }))
  const index = Map.groupBy(read, ({ words: [first = ''] }) => first)
  indexes.set(phrases, index)
  return index
}
