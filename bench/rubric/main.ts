/**
 * How well the rating of replies to customers agrees with two readers, beside how well these agree with each other and
 * beside a rating by length alone.
 *
 *     npm run bench -- rubric [--misses]
 *
 * Three sets of 60, each written and graded by people who had not seen the rules. The weights in use are learned on all,
 * so only the figures for unseen replies say what to expect: there the weights, of words too, come from other replies.
 * Some lists behind the features were widened after a set had been read; no list of faults takes part in the points but
 * for three caps. `replies-4.jsonl`, a fourth set, was rated blind at `edcef965`: 0.77 and 0.76, the readers 0.99 with each other.
 * `replies-own.jsonl` was written and graded by the author of the features, to learn from.
 */
import { resolve } from 'node:path'
import { loadPractice } from '../../src/knowledge/practice/load-practice.ts'
import { rateReply } from '../../src/rubric/rate-reply.ts'
import { rateInFolds, rateUnseen } from './cross-validate.ts'
import { type GradedReply, readGradedReplies } from './graded-replies.ts'
import { weightedKappa } from './weighted-kappa.ts'

const wordsAPoint = 5

export function benchRubric({ misses = false } = {}): void {
  const { rules } = loadPractice(resolve(import.meta.dirname, '../../knowledge/practice'))
  const sets = ['replies-1.jsonl', 'replies-2.jsonl', 'replies-3.jsonl'].map(readGradedReplies)
  const own = readGradedReplies('replies-own.jsonl')
  const every = sets.flat()
  const othersThan = (set: readonly GradedReply[]) => every.filter((reply) => !set.includes(reply))
  const folded = rateInFolds(every, own, rules)

  console.log('Rubric: weighted kappa of replies rated 0 to 10')
  console.log(row(['', 'n', '1st reader', '2nd reader']))
  console.log('seen: the weights in use')
  for (const [index, set] of sets.entries()) {
    const points = set.map(({ reply, customer }) => rateReply(reply, rules, customer).points)
    show(`set ${index + 1}`, set, points)
  }
  console.log('unseen: weights learned on the two other sets')
  for (const [index, set] of sets.entries()) show(`set ${index + 1}`, set, rateUnseen(othersThan(set), set, rules))
  console.log('unseen: on the two other sets and our own')
  for (const [index, set] of sets.entries()) {
    show(`set ${index + 1}`, set, rateUnseen([...othersThan(set), ...own], set, rules))
  }
  console.log('unseen: ten folds')
  show('all sets', every, rateInFolds(every, [], rules))
  show('all sets, and our own', every, folded)
  console.log('baselines')
  for (const [index, set] of [...sets, every].entries()) {
    const name = index < sets.length ? `set ${index + 1}` : 'all'
    show(`length, ${name}`, set, set.map(lengthPoints))
    console.log(row([`readers, ${name}`, `${set.length}`, agreement(set, byReader(set, 0), 1), '']))
  }
  if (!misses) return
  for (const [index, { id, grades, reply }] of every.entries()) {
    const points = folded[index] ?? 0
    if (Math.abs(points - grades[0]) > 2) console.log(`${id} ${grades} rated ${points}: ${reply}`)
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

function row([name = '', ...rest]: readonly string[]): string {
  return name.padEnd(34) + rest.map((cell) => cell.padStart(12)).join('')
}
