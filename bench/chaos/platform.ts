import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { type FromBot, type FromPlatform, speak } from './protocol.ts'
import type { Sent } from './tasks.ts'

type Conversation = {
  /** All messages of it, in order; the platform brings the next when the last was acknowledged. */
  readonly messages: readonly Sent[]
  acknowledged: number
  answered: number
  /** Whether its next update is on the way. */
  bringing: boolean
  /** Positions in `expected`: how far the replies have come. */
  readonly expected: readonly string[]
  taken: number
}

type Bot = {
  readonly say: (said: FromPlatform) => void
  /** Conversations whose update it has not acknowledged. */
  readonly waiting: Set<string>
  process: number
}

/** A reply that was taken: by which process it came. */
export type Taken = { readonly process: number; readonly atMs: number }

const bringAgainMs = 20

/** How many messages a person writes before the first of them is answered. */
const aheadMost = 3

/**
 * A chat platform as real ones are: brings an update again until it is acknowledged, takes whatever it is sent, and
 * notes it in a place where killing the bot changes nothing.
 */
export class Platform {
  readonly #server: Server
  readonly #conversations: ReadonlyMap<string, Conversation>
  readonly #bots = new Set<Bot>()
  readonly #taken = new Map<string, Taken>()
  /** When each message was acknowledged, and when its last reply was taken; milliseconds of `performance.now`. */
  readonly acknowledgedAt = new Map<string, number>()
  readonly answeredAt = new Map<string, number>()
  readonly repeats: { readonly replyId: string; readonly process: number; readonly atMs: number }[] = []
  orderViolations = 0
  stale = 0
  /** Replies that came because a turn told somebody something. */
  told = 0
  answered = 0
  onTaken: (process: number) => void = () => {}
  #begunAt: number | undefined

  constructor(messages: readonly Sent[]) {
    type Growing = Conversation & { readonly messages: Sent[]; readonly expected: string[] }
    const conversations = new Map<string, Growing>()
    for (const sent of messages) {
      const { conversationId, id } = sent.message
      const found: Growing = conversations.get(conversationId) ?? {
        messages: [],
        expected: [],
        acknowledged: 0,
        answered: 0,
        bringing: false,
        taken: 0,
      }
      found.messages.push(sent)
      for (let position = 0; position < sent.task.replies; position++) found.expected.push(`${id}:${position}`)
      conversations.set(conversationId, found)
    }
    this.#conversations = conversations
    this.#server = createServer((socket) => this.#connected(socket))
  }

  async listen(): Promise<number> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return address.port
  }

  close() {
    this.#server.close()
  }

  /** Whether the process is up and connected. */
  isAtWork(process: number): boolean {
    return [...this.#bots].some((bot) => bot.process === process)
  }

  /** The process that took this reply first. */
  firstTaken(replyId: string): Taken | undefined {
    return this.#taken.get(replyId)
  }

  /** Of those that were expected, and of these, which came because a turn told somebody something. */
  missingReplies(told: readonly string[]): number {
    const expected = [...this.#conversations.values()].flatMap((conversation) => conversation.expected)
    return [...expected, ...told].filter((replyId) => !this.#taken.has(replyId)).length
  }

  /** From the acknowledgement of each message to its last reply. */
  answerMs(): readonly number[] {
    return [...this.acknowledgedAt].flatMap(([messageId, atMs]) => {
      const answeredAt = this.answeredAt.get(messageId)
      return answeredAt === undefined ? [] : [answeredAt - atMs]
    })
  }

  #connected(socket: Socket) {
    const waiting = new Set<string>()
    const bot: Bot = {
      process: 0,
      waiting,
      say: speak<FromBot, FromPlatform>(socket, (said) => this.#hear(bot, said)),
    }
    socket.on('close', () => {
      this.#bots.delete(bot)
      for (const conversationId of waiting) this.#bringLater(conversationId)
    })
  }

  #hear(bot: Bot, said: FromBot) {
    switch (said.kind) {
      case 'ready':
        bot.process = said.process
        this.#bots.add(bot)
        if (this.#begunAt !== undefined) return
        this.#begunAt = performance.now()
        for (const conversationId of this.#conversations.keys()) this.#bring(conversationId)
        return
      case 'acknowledge':
        return this.#acknowledged(bot, said.messageId)
      case 'refuse':
        return this.#refused(bot, said.messageId)
      case 'stale':
        this.stale++
        return
      case 'reply':
        this.#take(bot, said.conversationId, said.replyId)
        return bot.say({ kind: 'taken', replyId: said.replyId })
    }
  }

  /** Brings the conversation's next update to one of the processes, or later when there is none. */
  #bring(conversationId: string) {
    const conversation = this.#conversations.get(conversationId)
    const next = conversation?.messages[conversation.acknowledged]
    if (!conversation || !next || conversation.bringing) return
    if (conversation.acknowledged - conversation.answered >= aheadMost) return
    conversation.bringing = true
    const waitMs = (this.#begunAt ?? 0) + next.atMs - performance.now()
    if (waitMs > 0) return this.#bringLater(conversationId, waitMs)
    const bots = [...this.#bots]
    const bot = bots[Math.floor(Math.random() * bots.length)]
    if (!bot) return this.#bringLater(conversationId)
    bot.waiting.add(conversationId)
    bot.say({ kind: 'update', message: next.message })
  }

  #bringLater(conversationId: string, ms = bringAgainMs) {
    setTimeout(() => {
      const conversation = this.#conversations.get(conversationId)
      if (conversation) conversation.bringing = false
      this.#bring(conversationId)
    }, ms)
  }

  #acknowledged(bot: Bot, messageId: string) {
    const conversationId = conversationOf(messageId)
    const conversation = this.#conversations.get(conversationId)
    bot.waiting.delete(conversationId)
    if (!conversation || conversation.messages[conversation.acknowledged]?.message.id !== messageId) return
    conversation.acknowledged++
    conversation.bringing = false
    this.acknowledgedAt.set(messageId, performance.now())
    this.#bring(conversationId)
  }

  #refused(bot: Bot, messageId: string) {
    const conversationId = conversationOf(messageId)
    bot.waiting.delete(conversationId)
    this.#bringLater(conversationId)
  }

  #take(bot: Bot, conversationId: string, replyId: string) {
    this.onTaken(bot.process)
    const conversation = this.#conversations.get(conversationId)
    if (!conversation) return this.#takeTold(bot, replyId)
    const { expected, taken } = conversation
    if (replyId === expected[taken]) {
      conversation.taken++
      this.#taken.set(replyId, { process: bot.process, atMs: performance.now() })
      const messageId = replyId.slice(0, replyId.lastIndexOf(':'))
      if (!expected[taken + 1]?.startsWith(`${messageId}:`)) {
        this.answeredAt.set(messageId, performance.now())
        this.answered++
        conversation.answered++
        this.#bring(conversationId)
      }
      return
    }
    // Once more what was said last is a repeat; anything else is out of order.
    if (replyId === expected[taken - 1]) this.repeats.push({ replyId, process: bot.process, atMs: performance.now() })
    else this.orderViolations++
  }

  /** In the conversation of a listener, where the order is that in which the turns were stored. */
  #takeTold(bot: Bot, replyId: string) {
    const taken = { process: bot.process, atMs: performance.now() }
    if (this.#taken.has(replyId)) this.repeats.push({ replyId, ...taken })
    else {
      this.#taken.set(replyId, taken)
      this.told++
    }
  }
}

function conversationOf(messageId: string): string {
  return messageId.slice(0, messageId.lastIndexOf('/'))
}
