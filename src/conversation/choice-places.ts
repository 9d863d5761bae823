import { wordsIn } from '../domain/words-in.ts'

/** What people say for the places of a list, for its last, and the words beside them that say nothing. */
export type ChoicePlaceVocabulary = {
  readonly around: readonly string[]
  readonly places: Readonly<Record<string, readonly string[]>>
  readonly last: readonly string[]
}

/** The place, from 0, that a text chooses among so many choices. Undefined: it says more than that, or none has it. */
export type ChoicePlaceReader = (text: string, count: number) => number | undefined

const longest = 7

/** Tells which choice a message points at by its place: "sing nomer siji", "yang terakhir aja", "the second one". */
export function createChoicePlaceReader({ around, places, last }: ChoicePlaceVocabulary): ChoicePlaceReader {
  const empty = new Set(around)
  const numbers = new Map(
    Object.entries(places).flatMap(([place, words]) => words.map((word) => [word, Number(place)] as const)),
  )
  const ends = new Set(last)
  return (text, count) => {
    const said = wordsIn(text)
    // One choice alone is chosen by its name: "satu" may be how many there are.
    if (count < 2 || said.length > longest) return undefined
    const telling = said.filter((word) => !empty.has(word))
    const [word, another] = telling.length > 0 ? telling : said.filter((one) => numbers.has(one))
    if (word === undefined || another !== undefined) return undefined
    const place = ends.has(word) ? count : numbers.get(word)
    return place !== undefined && place <= count ? place - 1 : undefined
  }
}
