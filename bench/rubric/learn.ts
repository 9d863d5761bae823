/**
 * `node bench/rubric/learn.ts`: learns how replies are rated and writes knowledge/practice/rating.yaml. Run it again when
 * the features, their lists or the graded replies changed.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { loadPractice } from '../../src/knowledge/practice/load-practice.ts'
import { readGradedReplies } from './graded-replies.ts'
import { learnWeights } from './learn-weights.ts'

const directory = resolve(import.meta.dirname, '../../knowledge/practice')
const { rules } = loadPractice(directory)
const graded = ['replies-1.jsonl', 'replies-2.jsonl', 'replies-3.jsonl'].flatMap(readGradedReplies)
const own = readGradedReplies('replies-own.jsonl')
const { bias, features, words } = learnWeights([...graded, ...own], rules)

const written = (weights: Readonly<Record<string, number>>) =>
  Object.entries(weights)
    .filter(([, weight]) => Math.abs(weight) >= 0.005)
    .map(([name, weight]) => `  ${JSON.stringify(name)}: ${weight.toFixed(2)}`)
const lines = [
  '# How the features of a reply (src/rubric/reply-features.ts) and its words, by their beginning, become points from 0 to',
  '# 10. Learned and written by `node bench/rubric/learn.ts`; "=" is a word of the customer, "0" a figure. `replies`: graded',
  '# by two readers; `own`: written and graded to learn from only.',
  `learned: { day: ${new Date().toISOString().slice(0, 10)}, replies: ${graded.length}, own: ${own.length} }`,
  `bias: ${bias.toFixed(2)}`,
  'features:',
  ...written(features),
  'words:',
  ...written(words),
]
writeFileSync(resolve(directory, 'rating.yaml'), `${lines.join('\n')}\n`)
console.log(`${graded.length + own.length} replies, ${Object.keys(words).length} words`)
