import { alternatives } from '../../../domain/alternatives.ts'

/** Endings that Indonesian hangs on words: "kurirnya", "ambilkan". */
const endings = /(?:nya|kan|ku|mu|lah|pun)$/

/** The words of a text in small letters; letters drawn out ("bangeeet") are drawn in. */
export function tokensOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+(?:[-'’&][\p{L}\p{N}]+)*|\p{Extended_Pictographic}/gu) ?? []).map(
    (word) => word.replace(/(\p{L})\1{2,}/gu, '$1'),
  )
}

/** A word without what hangs on it; the word itself where nothing is left of it. */
export function bareWord(word: string): string {
  const bare = word.replace(endings, '')
  return bare.length > 2 ? bare : word
}

/** Whether a text says one of some phrases, whatever its case and whatever figure hangs on it: "orang2". */
export function says(text: string, phrases: readonly string[]): boolean {
  return new RegExp(String.raw`(?<!\p{L})(?:${alternatives(phrases)})(?!\p{L})`, 'iu').test(text)
}

/** Finds phrases in a row of words, each phrase with what it stands for. */
export type PhraseFinder<Value> = {
  /** The values of the longest phrase that begins at a word, and how many words it has. */
  at(tokens: readonly string[], index: number): { readonly value: Value; readonly length: number } | undefined
}

type Node<Value> = { readonly next: Map<string, Node<Value>>; value?: Value }

/** `phrases`: each as its words stand in texts, with the value; where two are the same the first counts. */
export function createTermFinder<Value>(phrases: Iterable<readonly [string, Value]>): PhraseFinder<Value> {
  const root: Node<Value> = { next: new Map() }
  for (const [phrase, value] of phrases) {
    let node = root
    for (const token of tokensOf(phrase)) {
      const known: Node<Value> = node.next.get(token) ?? { next: new Map() }
      node.next.set(token, known)
      node = known
    }
    if (node !== root && node.value === undefined) node.value = value
  }
  return {
    at(tokens, index) {
      let found: { value: Value; length: number } | undefined
      let node: Node<Value> | undefined = root
      for (let length = 1; node; length++) {
        const token: string | undefined = tokens[index + length - 1]
        if (token === undefined) break
        const exact: Node<Value> | undefined = node.next.get(token)
        node = exact ?? node.next.get(bareWord(token))
        if (node?.value !== undefined) found = { value: node.value, length }
      }
      return found
    },
  }
}
