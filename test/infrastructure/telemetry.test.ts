import { describe, expect, test } from 'vitest'
import { createLog } from '../../src/infrastructure/telemetry/create-log.ts'
import { createMetrics } from '../../src/infrastructure/telemetry/metrics.ts'

describe('logs', () => {
  test('hide what people wrote and what lets others act as us, also one level down', () => {
    const lines: string[] = []
    const log = createLog('info', { write: (line) => lines.push(line) })
    log.info(
      { text: 'rahasia', token: 'xoxb-1', message: { text: 'rahasia', id: '7' }, conversationId: 'telegram:1' },
      'turn',
    )
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      text: '[hidden]',
      token: '[hidden]',
      message: { text: '[hidden]', id: '7' },
      conversationId: 'telegram:1',
      msg: 'turn',
    })
  })
})

describe('metrics', () => {
  test('tell what the models of each turn took and cost, and of how many turns they were not needed', async () => {
    const { observeModelTurn, expose } = createMetrics({ waiting: async () => 0, channels: () => [] })
    observeModelTurn({ calls: 0, inputTokens: 0, outputTokens: 0 })
    observeModelTurn({ calls: 2, inputTokens: 1500, outputTokens: 60, cost: 0.0004 })
    const { body } = await expose()
    expect(body).toContain('prima_model_turn_calls_bucket{le="0"} 1')
    expect(body).toContain('prima_model_turn_calls_sum 2')
    expect(body).toContain('prima_model_turn_tokens_sum 1560')
    expect(body).toContain('prima_model_turn_cost_dollars_sum 0.0004')
  })
})
