import { z } from 'zod'
import { alternatives } from '../../domain/alternatives.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'

const lists = [
  'goal-leads',
  'record-leads',
  'give-leads',
  'asides',
  'give-between',
  'day-leads',
  'day-ends',
  'month-leads',
  'before-month',
  'silent',
  'pronouns',
  'away',
  'titles',
  'recurring',
  'goal-now',
  'goal-aim',
  'goal-owner',
  'goal-mine',
  'goal-owns',
  'undo-asked',
  'vision-leads',
  'vision-points',
] as const
export type DoingWordList = (typeof lists)[number]

const words = z.array(z.string().min(1)).min(1)
const schema = z.strictObject(
  Object.fromEntries(lists.map((list) => [list, words])) as Record<DoingWordList, typeof words>,
)

export type DoingWords = {
  /** The phrases of a list, as alternatives of a pattern. */
  any(list: DoingWordList): string
  /** A text without the phrases of a list that lead to it; the text itself where nothing would be left. */
  without(list: DoingWordList, text: string): string
  /** Whether phrases of a list lead to a text. */
  leads(list: DoingWordList, text: string): boolean
  /** Whether a phrase of a list stands anywhere in a text. */
  has(list: DoingWordList, text: string): boolean
  /** The words of a list. */
  words(list: DoingWordList): ReadonlySet<string>
  /** Whether something happens again and again, "tiap Senin": its days are none by which it is due. */
  recurs(text: string): boolean
}

/**
 * What stands around what is told to a programme. `directory`: knowledge/programme.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function readDoingWords(directory: string): DoingWords {
  const all = readLanguageFile(directory, 'doing-words.yaml', schema)
  const aside = String.raw`(?:(?:${alternatives(all.asides)})(?![\p{L}])[\s,:]*)*`
  const leading = Object.fromEntries(
    lists.map((list) => [
      list,
      new RegExp(String.raw`^${aside}(?:(?:${alternatives(all[list])})(?![\p{L}])[\s,:]*)+`, 'iu'),
    ]),
  ) as Record<DoingWordList, RegExp>
  const again = new RegExp(String.raw`(?<!\p{L})(?:${alternatives(all.recurring)})(?!\p{L})`, 'iu')
  const sets = new Map(lists.map((list) => [list, new Set(all[list])] as const))
  return {
    words: (list) => sets.get(list) ?? new Set(),
    recurs: (text) => again.test(text),
    any: (list) => alternatives(all[list]),
    has: (list, text) => new RegExp(String.raw`(?<!\p{L})(?:${alternatives(all[list])})`, 'iu').test(text),
    without(list, text) {
      const rest = text.trim().replace(leading[list], '')
      return rest === '' ? text.trim() : rest
    },
    leads: (list, text) => leading[list].test(text.trim()),
  }
}
