import type { Config } from '../config.ts'
import type { EventLog } from '../ports/event-log.ts'
import { silentLog } from '../ports/log.ts'

/** The events of the store that the configuration names, for a tool beside a running Prima. Throws `ConfigError`, `StoreError`. */
export async function openEvents({ redisUrl, dataDirectory, sessionTtlMs }: Config): Promise<{
  readonly events: Pick<EventLog, 'read' | 'streams'>
  close(): Promise<void>
}> {
  if (redisUrl !== undefined) {
    const { openRedisStore } = await import('../infrastructure/redis/open-store.ts')
    const store = await openRedisStore({ url: redisUrl, sessionTtlMs, log: silentLog })
    return { events: store.events, close: () => store.close() }
  }
  const { openSqliteEventLog } = await import('../infrastructure/sqlite/open-store.ts')
  const events = openSqliteEventLog(dataDirectory)
  return { events, close: () => events.close() }
}
