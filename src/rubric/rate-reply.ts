import type { FaultName, MessageKind, PracticeRules } from '../knowledge/practice/load-practice.ts'
import { type Fault, findFaults } from './find-faults.ts'
import { messageKind } from './message-kind.ts'
import { replyFeatures } from './reply-features.ts'
import { type ReplySign, replySigns } from './reply-signs.ts'
import { readable, timeIn } from './signs.ts'
import { weighPoints } from './weigh-points.ts'

export type RatedReply = {
  /** 0 to 10. */
  readonly points: number
  /** What the customer's message is taken for. */
  readonly kind: MessageKind
  readonly signs: readonly ReplySign[]
  readonly faults: readonly Fault[]
}

const most = 10
/** Who writes more words than that without a time or a question tells everything but the answer. */
const manyWords = 70
const mostLongWinded = 2
/** Where no sign is missing and nothing is wrong, what is told to the agent leaves nothing to take points off for. */
const leastWhenComplete = 9
/** Whatever else a reply does, it is worth no more with one of these. */
const mostWithFault: Readonly<Record<FaultName, number>> = {
  data: 1,
  threat: 1,
  unlawful: 1,
  rude: 1,
  refuse: 1,
  blame: 1,
  ban: 2,
  promise: 2,
  'brush-off': 3,
}

/**
 * Rates one reply to a customer by observable signs. The points are learned: features of the reply, weighed by what the
 * customer's message is, see knowledge/practice/rules.yaml; a fault caps them. `customer`: what the customer wrote, where
 * it is known. It sees words, not tone; how well it agrees with readers is measured by bench/rubric.
 */
export function rateReply(reply: string, rules: PracticeRules, customer = ''): RatedReply {
  const kind = messageKind(customer, rules)
  const faults = findFaults(reply, rules)
  const text = readable(reply)
  const isLongWinded = text.trim().split(' ').length > manyWords && !reply.includes('?') && timeIn(text) === undefined
  const points = weighPoints(replyFeatures(reply, customer, rules), kind, rules.rating)
  const signs = replySigns(reply, kind, rules, customer)
  const least = signs.every(({ quote }) => quote !== '') ? leastWhenComplete : 0
  return {
    points: Math.min(
      Math.max(points, least),
      ...faults.map(({ name }) => mostWithFault[name]),
      isLongWinded ? mostLongWinded : most,
    ),
    kind,
    signs,
    faults,
  }
}
