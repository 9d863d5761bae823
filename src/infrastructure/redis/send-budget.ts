import type { SendBudget, SendPatience, SendRule } from '../../ports/send-budget.ts'
import { keptPlaceGraceMs, toSendWindows } from '../send-windows.ts'
import type { Connection } from './connection.ts'
import { encodeName } from './keys.ts'
import { scripts } from './scripts.ts'

export class RedisSendBudget implements SendBudget {
  readonly #redis: Connection

  constructor(redis: Connection) {
    this.#redis = redis
  }

  async reserve(rules: readonly SendRule[], priority: 'answer' | 'cosmetic', patience?: SendPatience) {
    const waitMs = await this.#redis.run(
      scripts.reserve,
      priority,
      patience ? encodeName(patience.holder) : '',
      patience?.longestWaitMs ?? 0,
      keptPlaceGraceMs,
      ...rules.flatMap(({ key, limits }) => {
        const windows = toSendWindows(limits, priority)
        return [encodeName(key), windows.length, ...windows.flatMap(({ places, ms }) => [places, ms])]
      }),
    )
    return typeof waitMs === 'number' ? { waitMs } : undefined
  }

  async penalise(key: string, retryAfterMs: number): Promise<void> {
    await this.#redis.run(scripts.penalise, encodeName(key), Math.ceil(retryAfterMs))
  }
}
