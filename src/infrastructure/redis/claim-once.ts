import type { ClaimOnce } from '../../ports/claim-once.ts'
import type { Connection } from './connection.ts'
import { encodeName } from './keys.ts'
import { scripts } from './scripts.ts'

export class RedisClaimOnce implements ClaimOnce {
  readonly #redis: Connection

  constructor(redis: Connection) {
    this.#redis = redis
  }

  async claimOnce(key: string, keepMs: number): Promise<boolean> {
    return (await this.#redis.run(scripts.claimOnce, encodeName(key), Math.ceil(keepMs))) === 1
  }
}
