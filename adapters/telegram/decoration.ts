import type { SendBudget, SendRule } from '../../src/ports/send-budget.ts'
import { toChannelError } from './channel-error.ts'
import { chatKey } from './traits.ts'

/**
 * Makes a call that nobody misses: undefined where there was no room for it, `failed` where Telegram did not take it, and
 * that is left. Only when Telegram says to wait, the answers to this chat wait too, because it counts all calls alike.
 */
export async function decorate(
  budget: SendBudget,
  rules: readonly SendRule[],
  chatId: number,
  call: () => Promise<unknown>,
): Promise<'done' | 'failed' | undefined> {
  try {
    if (!(await budget.reserve(rules, 'cosmetic'))) return undefined
    await call()
    return 'done'
  } catch (error) {
    const retryAfterMs = toChannelError(error, `chat ${chatId}`)?.retryAfterMs
    if (retryAfterMs !== undefined) await budget.penalise(chatKey(chatId), retryAfterMs).catch(() => {})
    return 'failed'
  }
}
