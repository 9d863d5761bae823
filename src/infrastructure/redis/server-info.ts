import { ConfigError } from '../../domain/errors.ts'
import type { Log } from '../../ports/log.ts'

/** Scripts with flags came with 7.0, their behaviour on a full Redis as we need it with 7.2. */
const oldestVersion = [7, 2] as const

/** What `INFO` says that matters to us. Undefined: it does not say. */
export type ServerInfo = {
  readonly version: string | undefined
  readonly isCluster: boolean
  readonly keepsFile: boolean
  readonly evictionPolicy: string | undefined
}

export function readServerInfo(info: string): ServerInfo {
  const fieldOf = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1]
  return {
    version: fieldOf('redis_version'),
    isCluster: fieldOf('cluster_enabled') === '1',
    keepsFile: fieldOf('aof_enabled') !== '0',
    evictionPolicy: fieldOf('maxmemory_policy'),
  }
}

/** Throws `ConfigError` for a server that cannot work; warns of one that would forget or throw away what it is given. */
export function checkServer({ version, isCluster, keepsFile, evictionPolicy }: ServerInfo, place: string, log: Log) {
  if (isCluster)
    throw new ConfigError([
      `REDIS_URL: Redis at ${place} is a cluster. Prima needs a single server, replicas are fine.`,
    ])
  if (version !== undefined && isTooOld(version))
    throw new ConfigError([
      `REDIS_URL: Redis at ${place} is version ${version}. Prima needs ${oldestVersion.join('.')} or later.`,
    ])
  if (!keepsFile)
    log.warn({ redis: place }, 'Redis keeps no append-only file: a crash loses messages; set appendonly yes')
  if (evictionPolicy !== undefined && evictionPolicy !== 'noeviction')
    log.warn(
      { redis: place, policy: evictionPolicy },
      'Redis throws data away when it is full; set maxmemory-policy noeviction',
    )
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < oldestVersion[0] || (major === oldestVersion[0] && minor < oldestVersion[1])
}
