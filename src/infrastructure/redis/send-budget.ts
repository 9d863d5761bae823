import type { SendBudget, SendRule } from '../../ports/send-budget.ts'
import type { Connection } from './connection.ts'
import { encodeName } from './keys.ts'
import { scripts } from './scripts.ts'

export class RedisSendBudget implements SendBudget {
  readonly #redis: Connection

  constructor(redis: Connection) {
    this.#redis = redis
  }

  async reserve(rules: readonly SendRule[], priority: 'answer' | 'cosmetic') {
    const waitMs = await this.#redis.run(
      scripts.reserve,
      priority,
      ...rules.flatMap(({ key, limits }) => [encodeName(key), limits.perSecond ?? 0, limits.perMinute ?? 0]),
    )
    return typeof waitMs === 'number' ? { waitMs } : undefined
  }

  async penalise(key: string, retryAfterMs: number): Promise<void> {
    await this.#redis.run(scripts.penalise, encodeName(key), Math.ceil(retryAfterMs))
  }
}
