import { openRedisStore } from '../../src/infrastructure/redis/open-store.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import type { Store } from '../../src/ports/store.ts'

export type StorePlace =
  | { readonly driver: 'sqlite'; readonly directory: string }
  /** `place`: where the process runs, as far as the others are to know. Default: this machine. */
  | { readonly driver: 'redis'; readonly url: string; readonly place?: { readonly name: string } }

export function openStore(place: StorePlace): Promise<Store> {
  return place.driver === 'sqlite' ? openSqliteStore(place) : openRedisStore(place)
}
