import { expect, it } from 'vitest'
import { runChaos } from '../../bench/chaos/run.ts'

// A short run of `npm run bench:chaos`.
it.each(['sqlite', 'redis'] as const)(
  'loses nothing when it is killed in the middle of its work on %s',
  async (driver) => {
    const report = await runChaos(driver, {
      messages: 400,
      conversations: 40,
      kills: 3,
      redisKills: 1,
      freezes: 1,
      patienceMs: 15_000,
    })
    expect(report).toMatchObject({
      once: 400,
      lost: 0,
      twice: 0,
      orderViolations: 0,
      missingReplies: 0,
      repeats: { unexplained: 0 },
      leftInMailbox: 0,
    })
  },
  60_000,
)
