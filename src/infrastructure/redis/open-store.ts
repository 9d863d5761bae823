import type { Clock } from '../../ports/clock.ts'
import { type Log, silentLog } from '../../ports/log.ts'
import type { Store } from '../../ports/store.ts'
import type { SessionMigrations } from '../stored-session.ts'
import { Connection } from './connection.ts'
import { RedisEventLog } from './event-log.ts'
import { findPlace, isGone, type Place, toHolder } from './holder.ts'
import { keyPrefix } from './keys.ts'
import { RedisMailbox } from './mailbox.ts'
import { RedisPersonalRecords } from './personal-records.ts'
import { scripts } from './scripts.ts'
import { RedisSendBudget } from './send-budget.ts'
import { RedisSessionStore } from './session-store.ts'
import { RedisSnapshotStore } from './snapshot-store.ts'

const dayMs = 24 * 60 * 60 * 1000

export type RedisStoreOptions = {
  /** `redis://user:password@host:port/0`, or `rediss://` for TLS. Redis 7.2 or later, one server, no cluster. */
  readonly url: string
  /** What every key begins with. Default `prima`; another for every bot that shares a Redis. */
  readonly prefix?: string
  /** How long a session is kept after its last turn. Default 30 days. */
  readonly sessionTtlMs?: number
  /** How long to try to reach Redis at start. Default 30 seconds. */
  readonly connectWaitMs?: number
  /** How long Redis may answer nothing before it is taken for dead and connected to anew. Default 10 seconds. */
  readonly silenceMs?: number
  /** For tests. Default: the server's clock, the same for all processes. */
  readonly clock?: Clock
  readonly log?: Log
  /** For tests: where this process runs. Default: this machine, where the system tells. */
  readonly place?: Place
  /** For tests: how older sessions are lifted. */
  readonly sessionMigrations?: SessionMigrations
}

/**
 * Opens the store of any number of processes.
 *
 * What survives: what Redis keeps. With `appendonly yes` and `appendfsync always` that is everything that resolved. With
 * `appendfsync everysec`, the default, the death of Redis loses nothing that it handed to the system before, but a power
 * cut loses up to a second, and a failover what was not copied yet.
 *
 * Throws `StoreError` when Redis is not reached in time or refuses the login, `ConfigError` when the address is none.
 */
export async function openRedisStore(options: RedisStoreOptions): Promise<Store> {
  const {
    url,
    prefix,
    clock,
    log = silentLog,
    sessionTtlMs = 30 * dayMs,
    connectWaitMs = 30_000,
    silenceMs = 10_000,
    place = findPlace(),
  } = options
  const redis = await Connection.open({ url, prefix: keyPrefix(prefix), clock, log, connectWaitMs, silenceMs })
  const sessions = new RedisSessionStore(redis, {
    sessionTtlMs,
    log,
    ...(options.sessionMigrations && { migrations: options.sessionMigrations }),
  })
  await freeWhatTheGoneHeld(redis, place)
  return {
    mailbox: new RedisMailbox(redis, sessions, toHolder(place)),
    sessions,
    events: new RedisEventLog(redis),
    snapshots: new RedisSnapshotStore(redis),
    budget: new RedisSendBudget(redis),
    records: new RedisPersonalRecords(redis),
    healthy: () =>
      redis.run(scripts.probe).then(
        () => true,
        () => false,
      ),
    async close() {
      redis.close()
    },
  }
}

/** A process before us at this place that is gone cannot be at work on what it holds. */
async function freeWhatTheGoneHeld(redis: Connection, place: Place | undefined) {
  const holders = await redis.call((client) => client.zRange(`${redis.prefix}holders`, 0, -1))
  const gone = holders.filter((holder) => isGone(holder, place))
  if (gone.length > 0) await redis.run(scripts.bury, ...gone)
}
