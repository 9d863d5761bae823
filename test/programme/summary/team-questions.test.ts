import { expect, test } from 'vitest'
import { teamQuestions, toTeamQuestion } from '../../../src/programme/summary/team-questions.ts'

const asked = (by: string, entry: string | undefined, atMs: number) => ({
  ...toTeamQuestion('t1', { by, ...(entry === undefined ? {} : { entry }) }),
  id: `${by}${atMs}`,
  atMs,
})

test('what several members asked is told by how many they are, what one asked alone is not', () => {
  const events = [
    asked('rina', 'cse/refund-lama', 10),
    asked('rina', 'cse/refund-lama', 11),
    asked('budi', 'cse/refund-lama', 12),
    asked('rina', 'cse/paket-telat', 13),
    asked('budi', 'cse/paket-telat', 14),
    asked('dewi', 'cse/paket-telat', 15),
    asked('dewi', 'cse/tanda-burnout', 16),
    asked('dewi', 'cse/tanda-burnout', 17),
    asked('budi', undefined, 18),
    asked('budi', 'cse/tanda-burnout', 20),
  ]
  expect(teamQuestions(events, 10, 20)).toEqual({
    asked: [
      { entry: 'cse/paket-telat', people: 3 },
      { entry: 'cse/refund-lama', people: 2 },
    ],
    unanswered: 1,
  })
})
