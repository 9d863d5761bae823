import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from 'grammy'
import { expect, test } from 'vitest'
import { showTyping } from '../../../adapters/telegram/typing.ts'
import { eventually } from '../../support/eventually.ts'

test('no typing sign comes after the answer, even when its place in the budget comes late', async () => {
  const place = Promise.withResolvers<{ waitMs: number }>()
  let asked = 0
  let shown = 0
  const api = {
    sendChatAction: async () => {
      shown++
    },
  } as unknown as Api
  const budget = {
    reserve: () => {
      asked++
      return place.promise
    },
    penalise: async () => {},
  }
  const done = showTyping(api, budget, { chatId: 501 })
  await eventually(() => expect(asked).toBe(1))
  done()
  place.resolve({ waitMs: 0 })
  await sleep(5)
  expect(shown).toBe(0)
})
