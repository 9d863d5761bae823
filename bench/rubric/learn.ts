/**
 * `node bench/rubric/learn.ts [COMMIT]`: learns how replies are rated and prints the end of knowledge/practice/rules.yaml.
 * Run it again when the features, the lists or the graded replies changed.
 */
import { resolve } from 'node:path'
import { loadPractice } from '../../src/knowledge/practice/load-practice.ts'
import { readGradedReplies } from './graded-replies.ts'
import { learnWeights } from './learn-weights.ts'

const { rules } = loadPractice(resolve(import.meta.dirname, '../../knowledge/practice'))
const graded = ['replies-1.jsonl', 'replies-2.jsonl', 'replies-3.jsonl'].flatMap(readGradedReplies)
const own = readGradedReplies('replies-own.jsonl')
const { bias, always, kinds } = learnWeights([...graded, ...own], rules)

const written = (weights: Readonly<Record<string, number>>) =>
  `{ ${Object.entries(weights)
    .filter(([, weight]) => Math.abs(weight) >= 0.005)
    .map(([name, weight]) => `${name}: ${weight.toFixed(2)}`)
    .join(', ')} }`
const day = new Date().toISOString().slice(0, 10)
const commit = process.argv[2] ?? '?'
console.log('rating:')
console.log(`  learned: { day: ${day}, commit: "${commit}", replies: ${graded.length}, own: ${own.length} }`)
console.log(`  bias: ${bias.toFixed(2)}`)
console.log(`  always: ${written(always)}`)
console.log('  kinds:')
for (const [kind, weights] of Object.entries(kinds)) console.log(`    ${kind}: ${written(weights)}`)
