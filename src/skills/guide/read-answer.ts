import type { GuideQuestion } from '../../knowledge/guides/guide.ts'
import { readAmount } from './read-amount.ts'
import { type GuideVocabulary, isNothingBut, placeOf, type Standardise, says } from './vocabulary.ts'

/** What a message says to a question with a choice. `several`: it may mean any of these. */
export type ReadAnswer =
  | { readonly kind: 'answer'; readonly value: string }
  | { readonly kind: 'several'; readonly values: readonly string[] }
  | { readonly kind: 'unsure' | 'explain' }

export type AnswerReader = {
  /** Undefined: nothing of the question. */
  read(question: GuideQuestion, text: string): ReadAnswer | undefined
  /** What was said before the question was asked: only what names an answer by its own words counts. */
  readSaid(question: GuideQuestion, text: string): string | undefined
}

/** How far before a phrase a "not" still denies it, in words. */
const reach = 2

export function createAnswerReader(vocabulary: GuideVocabulary, standardise: Standardise): AnswerReader {
  const { yes, no, unsure, explain, negations } = vocabulary
  const fillers = new Set(vocabulary.fillers.flat())

  return {
    read(question, text) {
      const words = standardise(text)
      const named = best(scoresOf(question, words))
      if (named.length === 0) {
        const amount = byAmount(question, text)
        if (amount !== undefined) return { kind: 'answer', value: amount }
        if (says(unsure, words)) return { kind: 'unsure' }
        if (
          isNothingBut(
            explain,
            words.filter((word) => !fillers.has(word)),
          )
        )
          return { kind: 'explain' }
        return byYesOrNo(question, words)
      }
      const [value = ''] = named
      return named.length === 1 ? { kind: 'answer', value } : { kind: 'several', values: named }
    },
    readSaid(question, text) {
      const amount = byAmount(question, text)
      if (amount !== undefined) return amount
      const named = best(scoresOf(question, standardise(text)))
      return named.length === 1 ? named[0] : undefined
    },
  }

  /** The longest phrase of each answer that the text says and does not deny. */
  function scoresOf({ answers }: GuideQuestion, words: readonly string[]): readonly (readonly [string, number])[] {
    return Object.entries(answers).map(([id, answer]) => {
      const said = answer.words.map(standardise).filter((phrase) => {
        const at = placeOf(phrase, words)
        return at >= 0 && (says(negations, phrase) || !says(negations, words.slice(Math.max(0, at - reach), at)))
      })
      return [id, Math.max(0, ...said.map(({ length }) => length))]
    })
  }

  function byYesOrNo({ answers }: GuideQuestion, words: readonly string[]): ReadAnswer | undefined {
    const begins = (phrases: readonly (readonly string[])[]) => phrases.some((phrase) => placeOf(phrase, words) === 0)
    if (answers.no && begins(no)) return { kind: 'answer', value: 'no' }
    if (answers.yes && begins(yes)) return { kind: 'answer', value: 'yes' }
    return undefined
  }
}

function best(scores: readonly (readonly [string, number])[]): readonly string[] {
  const highest = Math.max(0, ...scores.map(([, score]) => score))
  return highest === 0 ? [] : scores.filter(([, score]) => score === highest).map(([id]) => id)
}

/** "Modal 3 miliar" is the first class that it does not go beyond; the last has no end. */
function byAmount({ answers }: GuideQuestion, text: string): string | undefined {
  if (!Object.values(answers).some(({ most }) => most !== undefined)) return undefined
  const amount = readAmount(text)
  if (amount === undefined) return undefined
  const classes = Object.entries(answers).filter(([, { most }]) => most !== undefined)
  const within = classes.find(([, { most = '' }]) => amount <= (readAmount(most) ?? 0))
  return within?.[0] ?? Object.keys(answers)[classes.length]
}
