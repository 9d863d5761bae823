import type { Config } from './config.ts'
import type { Log } from './ports/log.ts'
import type { Store } from './ports/store.ts'

/**
 * The store that the configuration asks for. Only the driver that is used is loaded.
 * @throws ConfigError or StoreError when it cannot be opened.
 */
export async function openStore(config: Config, log: Log): Promise<Store> {
  const { redisUrl, dataDirectory, sessionTtlMs } = config
  if (redisUrl !== undefined) {
    const { openRedisStore } = await import('./infrastructure/redis/open-store.ts')
    return openRedisStore({ url: redisUrl, sessionTtlMs, log })
  }
  const { openSqliteStore } = await import('./infrastructure/sqlite/open-store.ts')
  return openSqliteStore({ directory: dataDirectory, sessionTtlMs, log })
}
