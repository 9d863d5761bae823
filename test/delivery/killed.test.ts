import { expect, it } from 'vitest'
import { runChaos } from '../../bench/chaos/run.ts'

// A short run of `npm run bench:chaos`.
it.each(['sqlite', 'redis'] as const)(
  'loses nothing when it is killed in the middle of its work on %s',
  async (driver) => {
    const report = await runChaos(driver, {
      messages: 400,
      conversations: 40,
      rate: 0,
      kills: 3,
      redisKills: 1,
      freezes: 1,
      leaseMs: 1000,
      patienceMs: 120_000,
    })
    const clean = { lost: 0, twice: 0, disorder: 0 }
    expect(report).toMatchObject({
      handled: { ...clean, once: 400 },
      counted: clean,
      told: clean,
      missingReplies: 0,
      disorderedReplies: 0,
      repeats: { unexplained: 0 },
      leftInMailbox: 0,
    })
    expect(Math.min(report.counted.once, report.told.once)).toBeGreaterThan(50)
  },
)
