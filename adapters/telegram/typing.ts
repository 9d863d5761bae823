import type { Api } from 'grammy'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import type { Address } from './address.ts'
import { decorate } from './decoration.ts'
import { telegramTraits, typingRules } from './traits.ts'

/** Most answers are there before anyone would miss a sign; those get none. */
const firstSignMs = 400

/** Shows "typing…" until the returned function is called. Cosmetic: never throws, dropped where there is no room. */
export function showTyping(api: Api, budget: SendBudget, { chatId, topicId }: Address): () => void {
  const end = new AbortController()
  const show = async () => {
    // Coming after the answer, it would promise another one.
    if (end.signal.aborted) return
    await api.sendChatAction(chatId, 'typing', topicId === undefined ? {} : { message_thread_id: topicId })
  }
  let timer = setTimeout(function again() {
    void decorate(budget, typingRules(chatId), chatId, show)
    timer = setTimeout(again, telegramTraits.typingEveryMs).unref()
  }, firstSignMs).unref()
  return () => {
    end.abort()
    clearTimeout(timer)
  }
}
