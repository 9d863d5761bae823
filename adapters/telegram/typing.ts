import type { Api } from 'grammy'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import type { Address } from './address.ts'
import { decorate } from './decoration.ts'
import { signRules, telegramTraits, typingRules } from './traits.ts'

/** Most answers are there before anyone would miss a sign; those get none. */
const firstSignMs = 400

/** Whoever has waited so long wonders whether the message was seen at all, in milliseconds. */
const secondSignMs = 6000

/**
 * Shows "typing…" until the returned function is called, and after some seconds 👀 on the message as well, which is taken
 * away again. Cosmetic: never throws, dropped where there is no room.
 */
export function showTyping(
  api: Api,
  budget: SendBudget,
  { chatId, topicId, messageId }: Address & { readonly messageId?: number | undefined },
): () => void {
  let seen: Promise<unknown> | undefined
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
  const sign = (emoji: '👀' | undefined) => async () => {
    if (messageId === undefined) return
    await api.setMessageReaction(chatId, messageId, emoji ? [{ type: 'emoji', emoji }] : [])
  }
  const later = setTimeout(() => {
    if (messageId !== undefined) seen = decorate(budget, signRules(chatId), chatId, sign('👀'))
  }, secondSignMs).unref()
  return () => {
    end.abort()
    clearTimeout(timer)
    clearTimeout(later)
    void seen?.then(() => decorate(budget, signRules(chatId), chatId, sign(undefined)))
    seen = undefined
  }
}
