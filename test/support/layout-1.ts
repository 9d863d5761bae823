import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createClient } from 'redis'

/**
 * What the release before stream positions and typed choices left behind, written by that release itself: a private
 * chat on Telegram with taps and words that wait and are held by a process that died, a thread on Slack with a reply
 * to be sent and more to be handled, a group whose message failed twice, and streams of events, one of them erased.
 * Its time is when a `TestClock` starts.
 */
const directory = join(import.meta.dirname, '../infrastructure/layout-1')

/** Makes `prima.db` in this directory. */
export function plantSqliteLayout1(dataDirectory: string) {
  const database = new DatabaseSync(join(dataDirectory, 'prima.db'))
  database.exec(readFileSync(join(directory, 'sqlite.sql'), 'utf8'))
  database.close()
}

/** Writes the keys under this prefix. */
export async function plantRedisLayout1(url: string, prefix: string) {
  const client = await createClient({ url }).connect()
  for (const line of readFileSync(join(directory, 'redis.jsonl'), 'utf8').trim().split('\n')) {
    const [command, key, ...values] = JSON.parse(line) as [string, string, ...string[]]
    await client.sendCommand([command, key.replace(/^test:/, `${prefix}:`), ...values])
  }
  client.destroy()
}
