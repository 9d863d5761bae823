import { expect, test } from 'vitest'
import { describeModelUse } from '../../src/commands/describe-model-use.ts'

test('an operator reads what the models of a turn took', () => {
  expect(describeModelUse({ calls: 0, failed: 0, inputTokens: 0, outputTokens: 0 })).toBe('not asked')
  expect(describeModelUse({ calls: 1, failed: 0, inputTokens: 900, outputTokens: 40, cost: 0.00016 })).toBe(
    '1 call, 900 tokens in, 40 out, US$ 0.00016',
  )
  expect(describeModelUse({ calls: 3, failed: 1, inputTokens: 900, outputTokens: 40 })).toBe(
    '3 calls (1 failed), 900 tokens in, 40 out',
  )
})
