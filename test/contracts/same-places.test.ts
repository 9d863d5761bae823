import fc from 'fast-check'
import { expect, inject, it } from 'vitest'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import type { SendRule } from '../../src/ports/send-budget.ts'
import type { Store } from '../../src/ports/store.ts'
import { createRedisPlace } from '../support/redis-place.ts'
import { TestClock } from '../support/test-clock.ts'

const chats: readonly SendRule[] = [
  { key: 'chat:1', limits: { perSecond: 1 } },
  { key: 'chat:2', limits: { perSecond: 3, perMinute: 5 } },
  { key: 'chat:3', limits: { perMinute: 2 } },
]
const everything: SendRule = { key: 'all', limits: { perSecond: 4, atOnce: 2 } }

type Step =
  | { readonly kind: 'reserve'; readonly chat: number; readonly isCosmetic: boolean; readonly holder: string }
  | { readonly kind: 'penalise'; readonly key: string; readonly ms: number }
  | { readonly kind: 'wait'; readonly ms: number }

const chat = fc.nat(chats.length - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('reserve'),
      chat,
      isCosmetic: fc.boolean(),
      holder: fc.constantFrom('', 'c1', 'c2'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('penalise'),
      key: fc.constantFrom('chat:1', 'all'),
      ms: fc.constantFrom(1, 700, 9000),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.constantFrom(1, 333, 1000, 7000, 61_000, -5000) }),
  },
) as fc.Arbitrary<Step> // constants are inferred as strings

async function take({ budget }: Store, clock: TestClock, step: Step): Promise<unknown> {
  if (step.kind === 'wait') return clock.advance(step.ms)
  if (step.kind === 'penalise') return budget.penalise(step.key, step.ms)
  const rules = [chats[step.chat] ?? everything, everything]
  if (step.isCosmetic) return budget.reserve(rules, 'cosmetic')
  const patience = step.holder === '' ? undefined : { holder: step.holder, longestWaitMs: 1500 }
  return budget.reserve(rules, 'answer', patience)
}

it('gives the same places on SQLite and on Redis, whoever asks in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 80 }), async (steps) => {
      const clock = new TestClock()
      const sqlite = await openSqliteStore({ directory: undefined, clock })
      const place = await createRedisPlace(inject('redisUrl'))
      try {
        const redis = await place.open()
        for (const one of steps) expect(await take(redis, place.clock, one)).toEqual(await take(sqlite, clock, one))
      } finally {
        await Promise.all([sqlite.close(), place.remove()])
      }
    }),
    { numRuns: 50 },
  )
})
