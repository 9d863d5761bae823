import type { MessageKind, PracticeRules } from '../knowledge/practice/load-practice.ts'
import { all, first, timeIn } from './signs.ts'

/** What a reply does instead of helping, each 0 to 1. */
export type ReplyHabits = Readonly<
  Record<
    'template' | 'templateOnly' | 'away' | 'papers' | 'sells' | 'argues' | 'unsafe' | 'wrongKind' | 'figureless',
    number
  >
>

/** Phrases of one kind from which on more make no difference. */
const many = 2
const manyPapers = 4
const little = 0.3

/**
 * The habits of a reply. `text`: as `readable` gives it; `matter`: how much of the customer's own it takes up, 0 to 1;
 * `acts`: how often the agent does something.
 */
export function replyHabits(
  text: string,
  customer: string,
  kind: MessageKind,
  { matter, acts }: { readonly matter: number; readonly acts: number },
  rules: PracticeRules,
): ReplyHabits {
  const count = (name: 'template' | 'sells' | 'argues' | 'papers') => all(text, rules[name]).length
  const template = Math.min(1, count('template') / many)
  const isAway = first(text, rules.away) !== undefined && acts === 0 && timeIn(text) === undefined
  const asksFigure = first(customer, rules['asks-figure']) !== undefined
  return {
    template,
    templateOnly: template > 0 && matter < little ? 1 : 0,
    away: isAway ? 1 : 0,
    papers: acts === 0 && kind !== 'question' ? Math.min(1, count('papers') / manyPapers) : 0,
    sells: Math.min(1, count('sells') / many),
    argues: Math.min(1, count('argues') / many),
    unsafe: kind === 'danger' && first(text, rules.safe) === undefined ? 1 : 0,
    wrongKind: kind === 'thanks' && first(text, rules.apologies) !== undefined ? 1 : 0,
    figureless: asksFigure && !/\d/.test(text) ? 1 : 0,
  }
}
