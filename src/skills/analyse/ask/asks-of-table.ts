import type { AskedWords } from '../../../knowledge/analyse/analyse-words.ts'
import type { ColumnsState } from '../survey/columns-flow.ts'
import { matchOf } from '../survey/guess-roles.ts'
import { stemOf, titleWords } from './find-columns.ts'
import { readAsked } from './read-asked.ts'

const ranking = ['each', 'high', 'low', 'slow', 'fast', 'most', 'least', 'change'] as const

/** Whether a question is about the table that waits: it compares, and names one of its columns. "CSAT itu apa?" does not. */
export function asksOfTable(text: string, { columns }: ColumnsState, words: AskedWords): boolean {
  const asked = readAsked(text, words)
  if (asked.limit === undefined && !ranking.some((name) => asked.wants.has(name))) return false
  return columns.some(({ title, role }) => {
    const known = titleWords(title, words)
    const isNamed = asked.words.some((word) => known.has(stemOf(word)))
    return isNamed || asked.groups.some((name) => name === role || matchOf(title, words.groups[name]) > 0)
  })
}
