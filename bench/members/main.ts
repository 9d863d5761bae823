/** `npm run bench:members`: two members of one team change its programme at once, and their processes are killed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRedisServer } from '../../test/support/redis-server.ts'
import type { StorePlace } from '../chaos/open-store.ts'
import { changeByMembers } from './members.ts'

const changes = Number(process.argv[2] ?? 5000)
const killEveryMs = 15_000
const directory = mkdtempSync(join(tmpdir(), 'prima-members-'))
const redis = await startRedisServer()
const places: readonly StorePlace[] = [
  { driver: 'redis', url: redis.url },
  { driver: 'sqlite', directory },
]
let isSound = true
try {
  for (const place of places) {
    const { kills, seconds, lost, doubled, overwritten } = await changeByMembers(place, { changes, killEveryMs })
    const processes = place.driver === 'redis' ? 'two processes' : 'one process'
    console.log(
      `${place.driver}, ${processes}: ${changes} changes in ${seconds.toFixed(0)} s, ${kills} kills: ${lost.length} lost, ${doubled.length} doubled, ${overwritten} overwritten`,
    )
    isSound &&= lost.length + doubled.length + overwritten === 0
  }
} finally {
  await redis.stop()
  rmSync(directory, { recursive: true, force: true })
}
if (!isSound) process.exitCode = 1
