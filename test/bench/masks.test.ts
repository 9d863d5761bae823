import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCases } from '../../bench/masks/case.ts'
import { measureMasks, type Share } from '../../bench/masks/measure.ts'

const sum = (shares: readonly Share[]) => {
  const [good, all] = [shares.map((share) => share.good), shares.map((share) => share.all)].map((list) =>
    list.reduce((total, each) => total + each, 0),
  )
  return (good ?? 0) / (all ?? 1)
}

test.each(['cases.jsonl', 'adversarial.jsonl'])(
  'of %s at least 99 in 100 usual forms are hidden, 95 odd ones, and 99 figures kept',
  (file) => {
    const { recall, kept, missed } = measureMasks(readCases(join(import.meta.dirname, '../../bench/masks', file)))
    const kinds = [...recall.values()]
    expect(sum(kinds.map(({ usual }) => usual)), missed.join('\n')).toBeGreaterThanOrEqual(0.99)
    expect(sum(kinds.map(({ odd }) => odd)), missed.join('\n')).toBeGreaterThanOrEqual(0.95)
    expect(kept.good / kept.all).toBeGreaterThanOrEqual(0.99)
  },
)
