import type { FaultName, MessageKind, PracticeRules } from '../knowledge/practice/load-practice.ts'
import { type Fault, findFaults } from './find-faults.ts'
import { messageKind } from './message-kind.ts'
import { type ReplyFeatures, replyFeatures } from './reply-features.ts'
import { type ReplySign, replySigns } from './reply-signs.ts'
import { first, readable } from './signs.ts'
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
/** Where no sign is missing and nothing is wrong, what is told to the agent leaves nothing to take points off for. */
const leastWhenComplete = 9
const harmful = ['fault', 'template', 'away', 'papers', 'sells', 'argues', 'wrongKind', 'longWinded'] as const
/** Whatever else a reply does, it is worth no more with one of these. Other faults cost what was learned. */
const mostWithFault: Readonly<Partial<Record<FaultName, number>>> = { data: 1, threat: 1, rude: 1 }

/**
 * Rates one reply to a customer by observable signs. The points are learned: features of the reply, weighed by what the
 * customer's message is, see knowledge/practice/rules.yaml; asking for a secret, a threat and mockery cap them. `customer`: what the customer wrote, where
 * it is known. It sees words, not tone; how well it agrees with readers is measured by bench/rubric.
 */
export function rateReply(reply: string, rules: PracticeRules, customer = ''): RatedReply {
  const kind = messageKind(customer, rules)
  const features = replyFeatures(reply, customer, rules)
  const signs = replySigns(reply, kind, rules, customer)
  const isComplete = signs.every(({ quote }) => quote !== '') && harmful.every((name) => features[name] === 0)
  const faults = withHabits(findFaults(reply, rules), readable(reply), features, kind, rules)
  const points = Math.max(weighPoints(features, kind, rules.rating), isComplete ? leastWhenComplete : 0)
  return { points: Math.min(points, ...faults.map(({ name }) => mostWithFault[name] ?? most)), kind, signs, faults }
}

/** A habit that leaves the customer with nothing is told as the fault it comes to, so that nobody loses points unsaid. */
function withHabits(
  faults: readonly Fault[],
  text: string,
  { away, papers, templateOnly, argues }: ReplyFeatures,
  kind: MessageKind,
  rules: PracticeRules,
): readonly Fault[] {
  const isEmpty = templateOnly === 1 && kind !== 'thanks'
  const lists = [away === 1 ? rules.away : [], papers === 1 ? rules.papers : [], isEmpty ? rules.template : []]
  const habits: readonly Fault[] = [
    { name: 'brush-off', quote: first(text, lists.flat()) ?? '' },
    { name: 'ban', quote: argues === 1 ? (first(text, rules.argues) ?? '') : '' },
  ]
  return [
    ...faults,
    ...habits.filter(({ name, quote }) => quote !== '' && !faults.some((fault) => fault.name === name)),
  ]
}
