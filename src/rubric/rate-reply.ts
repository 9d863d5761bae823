import type { PracticeRules } from '../knowledge/practice/load-practice.ts'
import { type Fault, findFaults } from './find-faults.ts'
import { amountOfTime, first, near, readable, timeIn } from './signs.ts'

/** What a good reply has, whatever it is about. */
export const replySigns = ['heard', 'help', 'exact', 'next'] as const
/** `quote`: the words that show it; empty where none do. */
export type ReplySign = { readonly name: (typeof replySigns)[number]; readonly quote: string }

export type RatedReply = {
  /** 0 to 10. */
  readonly points: number
  readonly signs: readonly ReplySign[]
  readonly faults: readonly Fault[]
}

const most = 10
const worth = { heard: 2, help: 3, exact: 2, next: 2 } as const
/** A reply that says something and does not end with its first sentence. */
const fewWords = 15
/** With nothing done and no way on, kind words alone are not more than this. */
const mostWithoutHelp = 2
const mostBrushedOff = 2
/** Who writes more than that without a time or a question tells everything but the answer. */
const manyWords = 70
const mostLongWinded = 2
const mostWithFault = 1

/**
 * Rates one reply to a customer by observable signs: that it hears the customer, helps, is exact, and says what comes
 * next. A fault outweighs them all. `customer`: what the customer wrote, where it is known. It sees words, not tone; how
 * well it agrees with readers is measured by bench/rubric.
 */
export function rateReply(reply: string, rules: PracticeRules, customer = ''): RatedReply {
  const text = readable(reply)
  const faults = findFaults(reply, rules)
  const signs: readonly ReplySign[] = [
    { name: 'heard', quote: first(text, rules.acknowledge) ?? sharedWord(text, customer) ?? '' },
    { name: 'help', quote: near(text, [...rules.self, ...rules.we], rules.act) ?? first(text, rules.guides) ?? '' },
    {
      name: 'exact',
      quote: timeIn(text) ?? amountOfTime(text, rules.units) ?? first(text, rules.days) ?? numberIn(reply) ?? '',
    },
    { name: 'next', quote: (reply.includes('?') ? '?' : undefined) ?? first(text, rules['if-not']) ?? '' },
  ]
  const has = (name: ReplySign['name']) => signs.some((sign) => sign.name === name && sign.quote !== '')
  const words = text.trim().split(' ').length
  const sum = signs.reduce((total, { name }) => total + (has(name) ? worth[name] : 0), words >= fewWords ? 1 : 0)
  const isLongWinded = words > manyWords && !reply.includes('?') && timeIn(text) === undefined
  const limits = [
    faults.some(({ name }) => name !== 'brush-off') ? mostWithFault : most,
    faults.length > 0 ? mostBrushedOff : most,
    has('help') || has('next') ? most : mostWithoutHelp,
    isLongWinded ? mostLongWinded : most,
  ]
  return { points: Math.min(sum, ...limits), signs, faults }
}

/** A number, an amount or a case by its number, as it was written. */
function numberIn(reply: string): string | undefined {
  return /\b(?:Rp\s?)?\p{Lu}{0,4}-?\d[\d.,-]*/u.exec(reply)?.[0]
}

/** A word of the customer that says something. */
function sharedWord(text: string, customer: string): string | undefined {
  return customer
    .toLowerCase()
    .match(/\p{L}{5,}/gu)
    ?.find((word) => first(text, [word]) !== undefined)
}
