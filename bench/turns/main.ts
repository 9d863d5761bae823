/**
 * How many turns a second each store carries, and how long one takes, with a skill that does next to nothing, beside
 * the same turns on a Map in memory; and whether that changes when many conversations are stored.
 *
 *     node bench/turns/main.ts --turns 5000 --stored 100,100000
 */
import { parseArgs } from 'node:util'
import { ensureRedisInstalled } from '../../test/support/redis-server.ts'
import { drivers, measureTurns, type TurnsReport } from './run.ts'

export async function benchTurns(turns: number, storedCounts: readonly number[]): Promise<readonly TurnsReport[]> {
  ensureRedisInstalled()
  const reports: TurnsReport[] = []
  for (const stored of storedCounts) {
    for (const driver of drivers) reports.push(await measureTurns(driver, { turns, stored, inFlight: 32 }))
  }
  return reports
}

export function formatTurns(reports: readonly TurnsReport[]): string {
  const lines = reports.map(({ driver, stored, turnsPerSecond, p50Ms, p99Ms }) =>
    [
      driver.padEnd(8),
      String(stored).padStart(8),
      Math.round(turnsPerSecond).toString().padStart(10),
      p50Ms.toFixed(2).padStart(9),
      p99Ms.toFixed(2).padStart(9),
    ].join(' '),
  )
  return ['store      stored    turns/s    p50 ms    p99 ms', ...lines].join('\n')
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { turns: { type: 'string', default: '5000' }, stored: { type: 'string', default: '100,100000' } },
  })
  console.log(formatTurns(await benchTurns(Number(values.turns), values.stored.split(',').map(Number))))
}
