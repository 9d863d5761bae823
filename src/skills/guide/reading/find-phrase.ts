import type { Clause, Hear, Heard } from './hear.ts'

/** A phrase as the words that it is made of. */
export type Phrase = Clause
export type FoundPhrase = {
  /** How much it says: its words, those that are written as they are a little more. */
  readonly score: number
  readonly isDenied: boolean
  /** A word of it was mended. */
  readonly isSlip: boolean
  /** A word of it is another of the same meaning: "pelanggan" for "klien". */
  readonly isSynonym: boolean
}

export type PhraseFinder = {
  compile(phrase: string): Phrase
  /** Where the clauses say it best: what is not denied first. Undefined: nowhere. */
  find(phrase: Phrase, clauses: readonly Clause[]): FoundPhrase | undefined
}

/** How many words may stand between two of a phrase: "web *saya* sendiri". */
const mostBetween = 1
/** How far before a phrase a "not" still denies it, in words. */
const reach = 2
const exactWord = 1
const otherForm = 0.8

/**
 * Finds phrases in what was heard, and says whether they are denied: by one of `negations` just before them ("bukan pt"),
 * or by one of `absent` just behind ("web sendiri belum punya").
 */
export function createPhraseFinder(
  read: Hear,
  vocabulary: { readonly negations: readonly (readonly string[])[]; readonly absent: readonly (readonly string[])[] },
): PhraseFinder {
  const negations = new Set(vocabulary.negations.flat())
  const denies = (clause: Clause, from: number, to: number) =>
    clause.slice(Math.max(0, from), to).some(({ word }) => negations.has(word))
  const isAbsent = (clause: Clause, from: number) =>
    vocabulary.absent.some((words) => words.every((word, index) => clause[from + index]?.word === word))

  const compiled = new Map<string, Phrase>()

  return {
    compile(phrase) {
      const known = compiled.get(phrase) ?? read(phrase).flat()
      compiled.set(phrase, known)
      return known
    },
    find(phrase, clauses) {
      const found = clauses.flatMap((clause) =>
        clause.flatMap((heard, at) => {
          if (!begins(phrase, heard)) return []
          const places = placesOf(phrase, clause, at)
          const [first, last] = [places?.[0], places?.at(-1)]
          if (!places || first === undefined || last === undefined) return []
          const deniesItself = phrase.some(({ word }) => negations.has(word))
          const between = !deniesItself && denies(clause, first, last)
          const isDenied =
            !deniesItself && (between || denies(clause, first - reach, first) || isAbsent(clause, last + 1))
          const score = phrase.reduce((sum, { word }, index) => {
            return sum + (clause[places[index] ?? -1]?.word === word ? exactWord : otherForm)
          }, 0)
          const isSlip = places.some((place) => clause[place]?.isSlip)
          const isSynonym = phrase.some((expected, index) => !isSame(clause[places[index] ?? -1], expected))
          return [{ score, isDenied, isSlip, isSynonym }]
        }),
      )
      return found.toSorted((a, b) => Number(a.isDenied) - Number(b.isDenied) || b.score - a.score)[0]
    },
  }
}

/** Most words begin no phrase: that is told before anything else of them. */
function begins([first]: Phrase, heard: Heard): boolean {
  return first !== undefined && (isSame(heard, first) || isAlike(heard, first))
}

/** The places of the words of a phrase that begins there. */
function placesOf(phrase: Phrase, clause: Clause, start: number): readonly number[] | undefined {
  const places: number[] = []
  let from = start
  for (const [index, expected] of phrase.entries()) {
    const room = index === 0 ? 0 : mostBetween
    const at = clause.findIndex(
      (heard, place) => place >= from && place <= from + room && (isSame(heard, expected) || isAlike(heard, expected)),
    )
    if (at < 0) return undefined
    places.push(at)
    from = at + 1
  }
  return places.length > 0 ? places : undefined
}

/** Whether one word is the other, in whichever form. */
export function isSame(heard: Heard | undefined, expected: Heard): boolean {
  if (!heard) return false
  return heard.word === expected.word || meet(heard.forms, expected.forms)
}

function isAlike(heard: Heard, expected: Heard): boolean {
  return meet(heard.concepts, expected.concepts)
}

/** Whether two sets have something in common; those of words are so small that the built-in way takes longer. */
function meet(one: ReadonlySet<unknown>, other: ReadonlySet<unknown>): boolean {
  for (const each of one) if (other.has(each)) return true
  return false
}
