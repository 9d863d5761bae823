import type { MessageKind, PracticeRules } from '../knowledge/practice/load-practice.ts'
import type { Fault } from './find-faults.ts'
import type { ReplyFeatures } from './reply-features.ts'
import { all, first, readable, timeIn } from './signs.ts'

/** Below that share of the customer's own matter, a phrase that fits below any message is all there is. */
const littleMatter = 0.3
/** So many papers asked for by somebody who does nothing is a hurdle. */
const manyPapers = 4

/**
 * Habits that leave the customer with nothing, told as the faults they come to: sent away, put off with papers or with a
 * phrase that fits below any message, or argued with. `text`: as `readable` gives it.
 */
export function findHabits(
  text: string,
  { matter, acts, safe }: ReplyFeatures,
  kind: MessageKind,
  customer: string,
  rules: PracticeRules,
): readonly Fault[] {
  const isIdle = acts === 0
  const papers = all(text, rules.papers)
  // "Blokir kartunya dulu, lalu hubungi call center" sends nobody away with nothing.
  const away = isIdle && safe === 0 && timeIn(text) === undefined ? first(text, rules.away) : undefined
  // Who asks what is needed is told.
  const asksForPapers = kind === 'question' || first(readable(customer), rules['asks-papers']) !== undefined
  const hurdle = isIdle && !asksForPapers && papers.length >= manyPapers ? papers[0] : undefined
  const template = matter < littleMatter && kind !== 'thanks' ? first(text, rules.template) : undefined
  const argued = all(text, rules.argues)
  const found: readonly Fault[] = [
    { name: 'brush-off', quote: away ?? '' },
    { name: 'papers', quote: hurdle ?? '' },
    { name: 'template', quote: template ?? '' },
    { name: 'ban', quote: argued.length > 1 ? (argued[0] ?? '') : '' },
  ]
  return found.filter(({ quote }) => quote !== '')
}
