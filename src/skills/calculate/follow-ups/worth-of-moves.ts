import type { CalculateMemory } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { chainOf } from './replay.ts'
import type { Said } from './said.ts'

const longestWish = 16
const groups = ['promoters', 'passives', 'detractors'] as const

/**
 * "Mana yang lebih worth dikejar, detractor apa pasif?", "kok naiknya beda?": what one person who changes group adds to the
 * score of before, in points: 100 ÷ n for one step, 200 ÷ n from detractor to promoter. From the definition of the score.
 */
export function worthOfMoves(before: CalculateMemory, said: Said, vocabulary: Vocabulary): Outcome | undefined {
  if (before.measure !== 'nps' || said.figures.length > 0 || said.words > longestWish) return undefined
  const table = vocabulary.measures.find(({ name }) => name === 'nps')
  const spoken = said.items.flatMap((item) => (item.kind === 'word' ? [item.text] : []))
  const named = groups.filter((group) => table?.words.slots[group]?.words.some((word) => spoken.includes(word)))
  const isChoice = named.length > 1 && said.has('worthwhiles')
  const isMoved = before.marks.includes('moved') && said.has('origins')
  const told = chainOf(before).find(({ measure, marks }) => measure === 'nps' && !marks.includes('moved'))
  if (!(isChoice || isMoved) || !told) return undefined
  const [promoters, passives, detractors] = groups.map((group) => told.slots[group])
  if (!promoters || !passives || !detractors || promoters.unit !== 'plain') return undefined
  const n = promoters.value + passives.value + detractors.value
  if (n === 0) return undefined
  const step = 100 / n
  return {
    kind: 'done',
    explain: ({ say, number }) => ({
      headline: say('moves-worth', { one: number(step, 2), two: number(2 * step, 2) }),
      working: `100 ÷ ${number(n)} = ${number(step, 2)}; 2 × 100 ÷ ${number(n)} = ${number(2 * step, 2)}`,
      notes: [say('moves-why'), say('moves-effort')],
    }),
  }
}
