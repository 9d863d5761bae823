/**
 * How many turns a second each store carries, and how long one takes, with a skill that does next to nothing, beside
 * the same turns on a Map in memory; and whether that changes when many conversations are stored.
 *
 *     node bench/turns/main.ts --turns 5000 --stored 100,100000
 */
import { parseArgs } from 'node:util'
import { ensureRedisInstalled } from '../../test/support/redis-server.ts'
import { drivers, measureTurns, type TurnsReport } from './run.ts'

/** How many messages are under way at the same time when the stores are under load. */
const inFlight = 32

export async function benchTurns({ turns = 5000, stored = [100, 100_000] } = {}): Promise<void> {
  ensureRedisInstalled()
  console.log(`Turns: ${turns} with ${inFlight} in flight, then one after the other; the best of 5 rounds`)
  console.log(row(['store', 'stored', 'turns/s', 'p50 ms', 'p99 ms', 'alone p50 ms', 'alone p99 ms']))
  const reports: TurnsReport[] = []
  for (const driver of drivers) {
    for (const report of await measureTurns(driver, stored, { turns, inFlight })) {
      reports.push(report)
      const { load, alone } = report
      const durations = [load.p50Ms, load.p99Ms, alone.p50Ms, alone.p99Ms].map((ms) => ms.toFixed(3))
      console.log(row([driver, `${report.stored}`, `${Math.round(load.turnsPerSecond)}`, ...durations]))
    }
  }
  const [fewest, most] = [Math.min(...stored), Math.max(...stored)]
  if (fewest === most) return
  for (const driver of drivers) {
    const [few, many] = [fewest, most].map((count) =>
      reports.find((report) => report.driver === driver && report.stored === count),
    )
    if (!few || !many) continue
    const slower = many.alone.p50Ms / few.alone.p50Ms
    console.log(
      `${driver}: a turn alone takes ${slower.toFixed(2)} times as long with ${most} stored as with ${fewest}`,
    )
  }
}

function row(cells: readonly string[]): string {
  return cells.map((cell, index) => (index === 0 ? cell.padEnd(8) : cell.padStart(13))).join('')
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { turns: { type: 'string', default: '5000' }, stored: { type: 'string', default: '100,100000' } },
  })
  await benchTurns({ turns: Number(values.turns), stored: values.stored.split(',').map(Number) })
}
