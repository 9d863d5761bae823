import { expect, test } from 'vitest'
import { whyNotReady } from '../../../src/service/http/readiness.ts'

const store = { healthy: async () => true }
const telegram = { name: 'telegram', connected: () => true }

test('nothing is missing when the store answers and every channel is connected', async () => {
  expect(await whyNotReady({ store, channels: [telegram], unauthorizedChannels: () => [] })).toEqual([])
})

test('a store that says nothing does not answer', async () => {
  const silent = { healthy: () => new Promise<boolean>(() => {}) }
  const reasons = await whyNotReady({ store: silent, channels: [], unauthorizedChannels: () => [], storeTimeoutMs: 10 })
  expect(reasons).toEqual(['the store does not answer'])
})

test('a channel that refuses our token is named once, with the reason that tells what to do', async () => {
  const refusing = { ...telegram, connected: () => false }
  const reasons = await whyNotReady({ store, channels: [refusing], unauthorizedChannels: () => ['telegram'] })
  expect(reasons).toEqual(['telegram does not accept our token'])
})
