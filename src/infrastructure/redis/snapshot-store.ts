import type { StreamPosition } from '../../domain/event.ts'
import type { Snapshot, SnapshotStore } from '../../ports/snapshot-store.ts'
import type { Connection } from './connection.ts'
import { encodeName } from './keys.ts'
import { scripts } from './scripts.ts'

export class RedisSnapshotStore implements SnapshotStore {
  readonly #redis: Connection

  constructor(redis: Connection) {
    this.#redis = redis
  }

  async load(stream: string, version: string): Promise<Snapshot | undefined> {
    const found = await this.#redis.run(scripts.loadSnapshot, encodeName(stream), version)
    if (!Array.isArray(found)) return undefined
    const [position, content] = found
    return { version, position: Number(position), content: String(content) }
  }

  async keep({ stream, position: at }: StreamPosition, snapshot: Snapshot): Promise<'done' | 'stale'> {
    const { version, position, content } = snapshot
    const outcome = await this.#redis.run(scripts.keepSnapshot, encodeName(stream), at, version, position, content)
    return outcome === 'done' ? 'done' : 'stale'
  }
}
