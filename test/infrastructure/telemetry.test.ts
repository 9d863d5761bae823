import { describe, expect, test } from 'vitest'
import { createLog } from '../../src/infrastructure/telemetry/create-log.ts'

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
