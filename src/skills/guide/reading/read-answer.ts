import { type Guide, type GuideQuestion, noted } from '../../../knowledge/guides/guide.ts'
import type { Answers } from '../../../knowledge/guides/run-guide.ts'
import { createAmountReader } from './amount-answers.ts'
import { createPhraseFinder } from './find-phrase.ts'
import type { Clause, Hearing } from './hear.ts'
import type { SpellAmounts } from './spoken-amounts.ts'
import { type GuideVocabulary, isNothingBut, placeOf, type Standardise, says } from './vocabulary.ts'

/**
 * What a message says to a question with a choice. `by`: whether it names the answer, tells it by words that say it
 * anywhere, or says no more than yes or no. `several`: it may mean any of these; `maybe`: it points at this one.
 * `denied`: it says what it is not, and nothing else.
 */
export type ReadAnswer =
  | { readonly kind: 'answer'; readonly value: string; readonly by: 'name' | 'told' | 'yes-no' }
  | { readonly kind: 'maybe' | 'denied'; readonly value: string }
  | { readonly kind: 'several'; readonly values: readonly string[] }
  | { readonly kind: 'unsure' | 'explain' | 'yes' | 'no' }

export type AnswerReader = {
  /** What a message says to the question that was just asked. Undefined: nothing of it. */
  read(question: GuideQuestion, text: string): ReadAnswer | undefined
  /** What a message tells by the way: the choices of a guide that it names by their own words. */
  told(guide: Guide, text: string): Answers
  /** The answer that a message points at without saying it. */
  hint(question: GuideQuestion, text: string): string | undefined
  /** Whether a message speaks of what the amount or moment of a question stands with: "ketahuan jam 10". */
  speaksOf(question: GuideQuestion, text: string): boolean
  /** The class of the amount that a message says, where the question has classes. */
  amount(question: GuideQuestion, text: string): string | undefined
  /** How many a message says, in a year. */
  count(text: string): string | undefined
  /** Whether a message says that this answer is not so: "bukan perorangan". */
  denies(question: GuideQuestion, value: string, text: string): boolean
  /** Whether a message begins with a yes or a no. */
  confirms(text: string): 'yes' | 'no' | undefined
}

type Kind = 'words' | 'told' | 'maybe'
type Score = { readonly value: string; readonly score: number; readonly kind: Kind; readonly isDenied: boolean }

/** In more words somebody tells of something else beside. */
const longestOnQuestion = 12
/** An "I don't know" is said so near the beginning or the end, in words; in between somebody else does not know. */
const nearEnd = 3

export function createAnswerReader(
  vocabulary: GuideVocabulary,
  standardise: Standardise,
  { hear, read: readPhrase }: Hearing,
  spell: SpellAmounts,
): AnswerReader {
  const { yes, no, unsure, explain } = vocabulary
  const fillers = new Set(vocabulary.fillers.flat())
  const finder = createPhraseFinder(readPhrase, vocabulary)
  const amounts = createAmountReader(vocabulary, standardise, spell, speaksOf)

  return {
    read(question, text) {
      const words = standardise(text)
      if (words.length <= longestOnQuestion && says(vocabulary['about-question'], words)) return { kind: 'explain' }
      const scores = scoresOf(question, hear(text), ['words', 'told'], { isFree: true })
      const [amount, ...more] = amounts.classes(question, text)
      if (amount !== undefined && amounts.isWithBuilding(question, text)) return { kind: 'explain' }
      // "1 miliar 500 juta" has "jutaan" in it, and is an amount.
      const named = amount === undefined ? best(scores) : []
      const [first, another] = named
      if (saysUnsure(words)) {
        const isGuessed = first !== undefined && another === undefined && says(vocabulary.guessing, words)
        if (first !== undefined && another === undefined && says(vocabulary.settling, words))
          return { kind: 'answer', value: first.value, by: 'name' }
        return isGuessed ? { kind: 'maybe', value: first.value } : { kind: 'unsure' }
      }
      if (first && another) return { kind: 'several', values: named.map(({ value }) => value) }
      if (first) return { kind: 'answer', value: first.value, by: first.kind === 'told' ? 'told' : 'name' }
      if (amount !== undefined && more.length > 0) return { kind: 'several', values: [amount, ...more] }
      if (amount !== undefined) return { kind: 'answer', value: amount, by: 'name' }
      const bare = words.filter((word) => !fillers.has(word))
      if (isNothingBut(explain, bare)) return { kind: 'explain' }
      if (isNothingBut(vocabulary.guessing, bare)) return { kind: 'unsure' }
      const hinted = hintIn(question, text)
      if (hinted !== undefined) return { kind: 'maybe', value: hinted }
      const denied = scores.find(({ isDenied }) => isDenied)
      if (denied) return { kind: 'denied', value: denied.value }
      return byYesOrNo(question, words)
    },
    told(guide, text) {
      const clauses = hear(text)
      const notes = Object.entries(guide.notes).flatMap(([id, { told }]) =>
        told.some((phrase) => isSaid(phrase, clauses)) ? [[id, noted]] : [],
      )
      const answers = Object.fromEntries(
        Object.entries(guide.questions).flatMap(([id, question]) => {
          if (question.kind === 'count') {
            const count = countTold(question, text)
            return count === undefined ? [] : [[id, count]]
          }
          if (question.kind !== 'choice') return []
          const [first, another] = best(scoresOf(question, clauses, ['told'], { isFree: false }))
          const value = amounts.told(question, text) ?? (another ? undefined : first?.value)
          return value === undefined ? [] : [[id, value]]
        }),
      )
      return { ...answers, ...Object.fromEntries(notes) }
    },
    hint: hintIn,
    speaksOf,
    count: amounts.count,
    amount: amounts.class,
    denies: (question, value, text) =>
      scoresOf(question, hear(text), ['words', 'told', 'maybe'], { isFree: true }).some(
        (one) => one.value === value && one.isDenied,
      ),
    confirms: (text) => yesOrNo(standardise(text)),
  }

  function saysUnsure(words: readonly string[]): boolean {
    return unsure.some((phrase) => {
      const at = placeOf(phrase, words)
      return at >= 0 && (at <= nearEnd || at + phrase.length >= words.length - nearEnd)
    })
  }

  function hintIn(question: GuideQuestion, text: string): string | undefined {
    const [first, another] = best(scoresOf(question, hear(text), ['maybe'], { isFree: false }))
    return another ? undefined : first?.value
  }

  /** Of each answer what says it best; what is denied counts nothing. `isFree`: slips and synonyms count too. */
  function scoresOf(
    { answers }: GuideQuestion,
    clauses: readonly Clause[],
    kinds: readonly Kind[],
    { isFree }: { readonly isFree: boolean },
  ): readonly Score[] {
    return Object.entries(answers).flatMap(([value, answer]) => {
      const found = kinds.flatMap((kind) =>
        answer[kind].flatMap((phrase) => {
          const one = finder.find(finder.compile(phrase), clauses)
          if (!one || ((one.isSlip || one.isSynonym) && !isFree)) return []
          return [{ value, kind, score: one.score, isDenied: one.isDenied }]
        }),
      )
      // "Gak ada web sendiri" denies what "sendiri" alone would say.
      const [most] = found.toSorted((a, b) => b.score - a.score || Number(a.isDenied) - Number(b.isDenied))
      return most ? [{ ...most, score: most.isDenied ? 0 : most.score }] : []
    })
  }

  function byYesOrNo(question: GuideQuestion, words: readonly string[]): ReadAnswer | undefined {
    const said = yesOrNo(words)
    if (said === undefined) return undefined
    const value = question[said]
    return question.answers[value] ? { kind: 'answer', value, by: 'yes-no' } : { kind: said }
  }

  function yesOrNo(words: readonly string[]): 'yes' | 'no' | undefined {
    const begins = (phrases: readonly (readonly string[])[]) => phrases.some((phrase) => placeOf(phrase, words) === 0)
    if (begins(no)) return 'no'
    if (!begins(yes)) return undefined
    // "Ya nggak lah" is no.
    return no.some((phrase) => placeOf(phrase, words) === 1) ? 'no' : 'yes'
  }

  function speaksOf({ near }: GuideQuestion, text: string): boolean {
    const clauses = hear(text)
    return near.some((phrase) => isSaid(phrase, clauses))
  }

  function isSaid(phrase: string, clauses: readonly Clause[]): boolean {
    const found = finder.find(finder.compile(phrase), clauses)
    return found !== undefined && !found.isDenied && !found.isSlip && !found.isSynonym
  }

  function countTold(question: GuideQuestion, text: string): string | undefined {
    return speaksOf(question, text) ? amounts.count(text) : undefined
  }
}

function best(scores: readonly Score[]): readonly Score[] {
  const highest = Math.max(0, ...scores.map(({ score }) => score))
  return highest === 0 ? [] : scores.filter(({ score }) => score === highest)
}
