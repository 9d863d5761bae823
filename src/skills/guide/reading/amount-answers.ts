import type { GuideQuestion } from '../../../knowledge/guides/guide.ts'
import { classesOf, isAmountOnly, partsOf, readAmounts, readCount } from './read-amount.ts'
import type { SpellAmounts } from './spoken-amounts.ts'
import { type GuideVocabulary, placeOf, type Standardise, says, withoutPhrases } from './vocabulary.ts'

/** What amounts and numbers of a message are to a question. */
export type AmountReader = {
  /** The classes that a message may mean: "1 sampai 2 miliar" may be one or the other. None: it says no such amount. */
  classes(question: GuideQuestion, text: string): readonly string[]
  /** The class that an amount belongs to, by itself. */
  class(question: GuideQuestion, text: string): string | undefined
  /** "Modal 3 miliar" by the way, or "3 miliar" and no more, or between two marks; "50rb sebulan" is no capital. */
  told(question: GuideQuestion, text: string): string | undefined
  /** Whether an amount of money has land or a building in it, which are no capital. */
  isWithBuilding(question: GuideQuestion, text: string): boolean
  /** How many a message says, in a year. */
  count(text: string): string | undefined
}

/** A number alone is an amount among so few words, and never of money: "2" may be million or billion. */
const bareAmount = 4

export function createAmountReader(
  vocabulary: GuideVocabulary,
  standardise: Standardise,
  spell: SpellAmounts,
  speaksOf: (question: GuideQuestion, text: string) => boolean,
): AmountReader {
  const negations = new Set(vocabulary.negations.flat())
  const one: AmountReader['class'] = (question, text) => {
    const [only, another] = classes(question, text)
    return another === undefined ? only : undefined
  }

  return {
    classes,
    class: one,
    isWithBuilding,
    told(question, text) {
      if (isWithBuilding(question, text)) return undefined
      const parts = partsOf(text)
      const [near] = parts.flatMap((part) => (speaksOf(question, part) ? (one(question, part) ?? []) : []))
      if (near !== undefined) return near
      if (speaksOf(question, text)) return one(question, text)
      const alone = (part: string) => isMoney(question) && isAmountOnly(spell(part))
      const [first] = parts.flatMap((part) => (alone(part) ? (one(question, part) ?? []) : []))
      return first
    },
    count: (text) =>
      readCount(spell(text), (part) => {
        const words = standardise(part)
        const { yearly: year, monthly: month, weekly: week, daily: day } = vocabulary
        const spans = { year, month, week, day }
        return (['year', 'month', 'week', 'day'] as const).find((span) => says(spans[span], words))
      }),
  }

  function classes(question: GuideQuestion, text: string): readonly string[] {
    const words = standardise(text)
    const bare = !isMoney(question) && words.length <= bareAmount
    const isBeyond = says(vocabulary.beyond, withoutPhrases(vocabulary['not-beyond'], words))
    return classesOf(question, readAmounts(spell(latest(text)), { bare, isBeyond }))
  }

  /** "Tadinya 900 juta, sekarang jadi 1,3 miliar": only what is so by now. */
  function latest(text: string): string {
    if (!says(vocabulary.formerly, standardise(text))) return text
    const parts = text.split(/\s+/)
    const last = parts.findLastIndex((_, at) =>
      vocabulary['by-now'].some((phrase) => placeOf(phrase, standardise(parts.slice(at).join(' '))) === 0),
    )
    return last < 0 ? text : parts.slice(last).join(' ')
  }

  function isWithBuilding(question: GuideQuestion, text: string): boolean {
    if (!isMoney(question)) return false
    const words = standardise(text)
    return vocabulary['with-building'].some((phrase) => {
      const at = placeOf(phrase, words)
      // "Gak termasuk ruko" says that it is without.
      return at >= 0 && !negations.has(words[at - 1] ?? '')
    })
  }
}

function isMoney({ answers }: GuideQuestion): boolean {
  return Object.values(answers).some(({ most }) => most?.startsWith('Rp'))
}
