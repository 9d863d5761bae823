/**
 * How well the rules that rate replies to customers agree with two readers, beside how well these agree with each other
 * and beside a rating by length alone.
 *
 *     npm run bench -- rubric [--misses]
 *
 * Weighted kappa with quadratic weights (Cohen 1968): 1 is the same, 0 is chance. The replies were written and graded by
 * three who had not seen the rules. The lists of knowledge/practice/rules.yaml were mended on the grades of the odd
 * numbers; those of the even ones were not looked at, but their texts were.
 */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { loadPractice } from '../../src/knowledge/practice/load-practice.ts'
import { rateReply } from '../../src/rubric/rate-reply.ts'

const points = z.int().min(0).max(10)
const rowSchema = z.object({
  id: z.string(),
  customer: z.string(),
  reply: z.string(),
  grades: z.tuple([points, points]),
})
const grades = 11
const wordsAPoint = 5

export function benchRubric({ misses = false } = {}): void {
  const { rules } = loadPractice(resolve(import.meta.dirname, '../../knowledge/practice'))
  const rows = readFileSync(join(import.meta.dirname, 'replies.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => rowSchema.parse(JSON.parse(line)))
    .map((row) => ({
      ...row,
      rules: rateReply(row.reply, rules, row.customer).points,
      length: Math.min(10, Math.floor(row.reply.split(/\s+/).length / wordsAPoint)),
    }))
  const isOdd = ({ id }: { id: string }) => Number(id.slice(1)) % 2 === 1
  const parts = [
    ['all', rows],
    ['odd', rows.filter(isOdd)],
    ['even', rows.filter((row) => !isOdd(row))],
  ] as const
  console.log('Rubric: weighted kappa of replies rated 0 to 10')
  console.log(row(['', 'readers', 'rules, 1st', 'rules, 2nd', 'length, 1st', 'length, 2nd']))
  for (const [name, part] of parts) {
    const by = (rater: (one: (typeof rows)[number]) => number) => part.map(rater)
    const [first, second] = [by((one) => one.grades[0]), by((one) => one.grades[1])]
    const [ruled, long] = [by((one) => one.rules), by((one) => one.length)]
    const kappas = [
      weightedKappa(first, second),
      weightedKappa(ruled, first),
      weightedKappa(ruled, second),
      weightedKappa(long, first),
      weightedKappa(long, second),
    ]
    console.log(row([`${name} (${part.length})`, ...kappas.map((kappa) => kappa.toFixed(2))]))
  }
  if (!misses) return
  for (const one of rows.filter(isOdd)) {
    if (Math.abs(one.rules - one.grades[0]) > 2) console.log(`${one.id} ${one.grades} rules ${one.rules}: ${one.reply}`)
  }
}

/** Agreement of two raters on a scale from 0, disagreements weighed by the square of their distance. */
export function weightedKappa(a: readonly number[], b: readonly number[]): number {
  const distance = (x: number, y: number) => ((x - y) / (grades - 1)) ** 2
  const seen = a.reduce((sum, grade, index) => sum + distance(grade, b[index] ?? 0), 0)
  const byChance = a.flatMap((x) => b.map((y) => distance(x, y))).reduce((sum, one) => sum + one, 0) / a.length
  return 1 - seen / byChance
}

function row([first = '', ...rest]: readonly string[]): string {
  return first.padEnd(10) + rest.map((cell) => cell.padStart(13)).join('')
}
