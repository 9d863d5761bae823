/**
 * How well the rating of replies to customers agrees with two readers, beside how well these agree with each other and
 * beside a rating by length alone.
 *
 *     npm run bench -- rubric [--misses]
 *
 * Two sets of 60, each written and graded by three who had not seen the rules. The weights in use are learned on both, so
 * only the figures for unseen replies say what to expect: there the weights come from other replies. The word lists do
 * not: those of faults and openings were widened after both sets had been read. "Without lists of faults" takes away what
 * they give. The third set, `replies-own.jsonl`, was written and graded by the author of the features, to learn from.
 */
import { resolve } from 'node:path'
import { faultNames, loadPractice, type PracticeRules } from '../../src/knowledge/practice/load-practice.ts'
import { rateReply } from '../../src/rubric/rate-reply.ts'
import { rateInFolds, rateUnseen } from './cross-validate.ts'
import { type GradedReply, readGradedReplies } from './graded-replies.ts'
import { weightedKappa } from './weighted-kappa.ts'

const wordsAPoint = 5

export function benchRubric({ misses = false } = {}): void {
  const { rules } = loadPractice(resolve(import.meta.dirname, '../../knowledge/practice'))
  const first = readGradedReplies('replies-1.jsonl')
  const second = readGradedReplies('replies-2.jsonl')
  const own = readGradedReplies('replies-own.jsonl')
  const both = [...first, ...second]
  const folded = rateInFolds(both, own, rules)
  const rate = (replies: readonly GradedReply[]) =>
    replies.map(({ reply, customer }) => rateReply(reply, rules, customer).points)
  const bare = withoutFaults(rules)

  console.log('Rubric: weighted kappa of replies rated 0 to 10')
  console.log(row(['', 'n', '1st reader', '2nd reader']))
  console.log('seen: the weights in use')
  show('set 1', first, rate(first))
  show('set 2', second, rate(second))
  console.log('unseen: weights learned on others')
  show('on set 1, of set 2', second, rateUnseen(first, second, rules))
  show('on set 2, of set 1', first, rateUnseen(second, first, rules))
  show('ten folds', both, rateInFolds(both, [], rules))
  show('on set 1 and our own, of set 2', second, rateUnseen([...first, ...own], second, rules))
  show('on set 2 and our own, of set 1', first, rateUnseen([...second, ...own], first, rules))
  show('ten folds and our own', both, folded)
  show('on both, of our own', own, rateUnseen(both, own, rules))
  console.log('unseen, without lists of faults')
  show('on set 1, of set 2', second, rateUnseen(first, second, bare))
  show('on set 2, of set 1', first, rateUnseen(second, first, bare))
  show('ten folds and our own', both, rateInFolds(both, own, bare))
  console.log('baselines')
  for (const [name, replies] of [
    ['set 1', first],
    ['set 2', second],
    ['both', both],
  ] as const) {
    show(`length, ${name}`, replies, replies.map(lengthPoints))
    console.log(row([`readers, ${name}`, `${replies.length}`, agreement(replies, byReader(replies, 0), 1), '']))
  }
  if (!misses) return
  for (const [index, { id, grades, reply }] of both.entries()) {
    const points = folded[index] ?? 0
    if (Math.abs(points - grades[0]) > 2)
      console.log(`set ${index < first.length ? 1 : 2} ${id} ${grades} rated ${points}: ${reply}`)
  }
}

function show(name: string, replies: readonly GradedReply[], points: readonly number[]): void {
  console.log(row([name, `${replies.length}`, agreement(replies, points, 0), agreement(replies, points, 1)]))
}

function agreement(replies: readonly GradedReply[], points: readonly number[], reader: 0 | 1): string {
  return weightedKappa(points, byReader(replies, reader)).toFixed(2)
}

function byReader(replies: readonly GradedReply[], reader: 0 | 1): readonly number[] {
  return replies.map(({ grades }) => grades[reader])
}

function lengthPoints({ reply }: GradedReply): number {
  return Math.min(10, Math.floor(reply.split(/\s+/).length / wordsAPoint))
}

function withoutFaults(rules: PracticeRules): PracticeRules {
  return { ...rules, ...Object.fromEntries(faultNames.map((name) => [name, []])), slang: [], office: [] }
}

function row([name = '', ...rest]: readonly string[]): string {
  return name.padEnd(34) + rest.map((cell) => cell.padStart(12)).join('')
}
