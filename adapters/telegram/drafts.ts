import { setTimeout } from 'node:timers/promises'
import { type Api, GrammyError } from 'grammy'
import type { Message } from '../../src/domain/message.ts'
import type { Draft } from '../../src/ports/channel.ts'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import type { Address } from './address.ts'
import { decorate } from './decoration.ts'
import { renderReply } from './render-reply.ts'
import { draftRules } from './traits.ts'

type Place = { readonly chatId: number; readonly topicId: number | undefined; readonly id: number }
type OpenDraft = { readonly message: Message; end(): Promise<void> }

/** So many drafts are remembered for whoever presses stop. */
const mostKept = 1000
/** When there was no room to show a draft, it is tried again after so long. */
const againAfterMs = 250
/** Ids of drafts are positive numbers of 31 bits. */
const mostId = 2 ** 31 - 1

/**
 * Drafts of replies in private chats: Telegram shows them for half a minute at most, until the bot says something, with a
 * button to stop. The reply itself is sent as any other, so that a draft of a process that died leaves nothing behind.
 * https://core.telegram.org/bots/api#sendmessagedraft
 */
export class Drafts {
  readonly #api: Api
  readonly #budget: SendBudget
  readonly #onStop: (message: Message) => void
  readonly #open = new Map<number, OpenDraft>()
  #isRefused = false
  #id = Date.now() % mostId

  constructor(api: Api, budget: SendBudget, onStop: (message: Message) => void) {
    this.#api = api
    this.#budget = budget
    this.#onStop = onStop
  }

  /** Undefined: the chat is none of one person, or this server knows no drafts. */
  begin(message: Message, { chatId, topicId }: Address): Draft | undefined {
    if (chatId < 0 || this.#isRefused) return undefined
    const id = this.#nextId()
    let text = ''
    const over = new AbortController()
    let showing: Promise<void> | undefined
    const showAll = async () => {
      for (let shown = ''; shown !== text && !over.signal.aborted; ) {
        const next = text
        const shownNow = await decorate(this.#budget, draftRules(chatId), chatId, () =>
          this.#say({ chatId, topicId, id }, next),
        )
        // Without room nothing was shown: a model that pauses now would leave its reader without a word.
        if (shownNow !== undefined) shown = next
        else await setTimeout(againAfterMs, undefined, { ref: false, signal: over.signal }).catch(() => {})
      }
      showing = undefined
    }
    const end = async () => {
      over.abort()
      await showing
    }
    this.#keep(id, { message, end })
    return {
      show(next) {
        text = next
        if (!over.signal.aborted) showing ??= showAll()
      },
      discard: () => void end(),
    }
  }

  /** Before the reply is sent: a draft that came after it would promise another one. */
  async end(messageId: string): Promise<void> {
    for (const [id, { message, end }] of this.#open) {
      if (message.id !== messageId) continue
      this.#open.delete(id)
      await end()
    }
  }

  /** Somebody pressed stop, which counts while the reply is not sent. */
  stopped(id: number): void {
    const open = this.#open.get(id)
    if (open) this.#onStop(open.message)
  }

  async #say({ chatId, topicId, id }: Place, text: string): Promise<void> {
    const [first] = renderReply({ id: '', text }, { isGroup: false })
    if (first?.kind !== 'text') return
    try {
      await this.#api.sendMessageDraft(chatId, id, first.html, {
        parse_mode: 'HTML',
        can_stop: true,
        keep_on_stop: true,
        ...(topicId === undefined ? {} : { message_thread_id: topicId }),
      })
    } catch (error) {
      // A Bot API server of one's own may be older than drafts.
      if (error instanceof GrammyError && error.error_code === 404) this.#isRefused = true
      throw error
    }
  }

  #nextId(): number {
    this.#id = (this.#id % mostId) + 1
    return this.#id
  }

  #keep(id: number, draft: OpenDraft): void {
    this.#open.set(id, draft)
    const [oldest] = this.#open.keys()
    if (this.#open.size > mostKept && oldest !== undefined) this.#open.delete(oldest)
  }
}
