import type { FaultName, MessageKind, PracticeRules } from '../knowledge/practice/load-practice.ts'
import { type Fault, findFaults } from './find-faults.ts'
import { messageKind } from './message-kind.ts'
import { replyFeatures } from './reply-features.ts'
import { findHabits } from './reply-habits.ts'
import { type ReplySign, replySigns } from './reply-signs.ts'
import { replyWords } from './reply-words.ts'
import { readable } from './signs.ts'
import { weighPoints } from './weigh-points.ts'

export type RatedReply = {
  /** 0 to 10. */
  readonly points: number
  /** What the customer's message is taken for. */
  readonly kind: MessageKind
  readonly signs: readonly ReplySign[]
  readonly faults: readonly Fault[]
}

/** Whatever else a reply does, it is worth no more with one of these; the others are less surely read, so they cost less. */
const mostWithFault: Readonly<Partial<Record<FaultName, number>>> = { data: 1, threat: 1, rude: 1 }
const mostWithAnother = 5
/** Where no sign is missing and no fault is found, nothing is told that points could be taken off for. */
const leastWhenComplete = 7

/**
 * Rates one reply to a customer by observable signs. The points are learned from graded replies, by features and words
 * (knowledge/practice/rating.yaml): lists of faults written by hand tell the agent what is wrong, but did not tell good
 * from bad where the manner was new, so they only cap the points. `customer`: what the
 * customer wrote, where it is known. It sees words, not tone; bench/rubric measures how well it agrees with readers.
 */
export function rateReply(reply: string, rules: PracticeRules, customer = ''): RatedReply {
  const kind = messageKind(customer, rules)
  const features = replyFeatures(reply, customer, rules)
  const named = findFaults(reply, rules)
  const habits = findHabits(readable(reply), features, kind, customer, rules)
  const faults = [...named, ...habits.filter(({ name }) => !named.some((fault) => fault.name === name))]
  // An apology that fits below any message hears nobody.
  const isHollow = faults.some(({ name }) => name === 'template')
  const signs = replySigns(reply, kind, rules, customer).map((sign) =>
    isHollow && sign.name === 'heard' ? { ...sign, quote: '' } : sign,
  )
  const weighed = weighPoints(features, replyWords(reply, customer), rules.rating)
  const isComplete = faults.length === 0 && signs.every(({ quote }) => quote !== '')
  const points = isComplete ? Math.max(weighed, leastWhenComplete) : weighed
  return {
    points: Math.min(points, ...faults.map(({ name }) => mostWithFault[name] ?? mostWithAnother)),
    kind,
    signs,
    faults,
  }
}
