import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Message } from '../../../src/domain/message.ts'
import type { Draft } from '../../../src/ports/channel.ts'
import type { Posting, SlackCalls } from '../link/slack-calls.ts'
import { toChannelError } from '../link/to-channel-error.ts'
import { readConversationId } from '../place.ts'
import { routeOf } from '../route.ts'
import { slackRates, slackTraits } from '../traits.ts'

type Thread = { readonly teamId: string; readonly slackChannelId: string; readonly threadTs: string }

/** A streamed message: where it is, and what stands in it. */
type Stream = Thread & {
  readonly message: Message
  shown: string
  ts: string | undefined
  isOver: boolean
  /** What is under way, one call after the other. */
  work: Promise<void>
}

const mostKept = 1000
/** How much of a thread is looked at for what another process left there, in messages. */
const mostRead = 50

const leftSchema = z.object({
  ts: z.string(),
  streaming_state: z.string(),
  blocks: z.array(z.object({ type: z.string() })).default([]),
})

/**
 * Replies that are written before people's eyes in direct messages: started, appended to, stopped, and then updated to
 * the reply itself, so that the streamed message is the reply (https://docs.slack.dev/reference/methods/chat.startStream).
 * What a process that died left half written, the next one finds in the thread and goes on with.
 */
export class Streams {
  readonly #calls: SlackCalls
  readonly #open = new Map<string, Stream>()
  /** Messages that a process may have begun to answer before. */
  readonly #again = new Set<string>()

  constructor(calls: SlackCalls) {
    this.#calls = calls
  }

  /** The message is worked on, and not for the first time. */
  noteAgain({ id }: Message): void {
    if (this.#again.size >= mostKept) this.#again.clear()
    this.#again.add(id)
  }

  /** Undefined: its reply hangs in no thread of a direct message. */
  begin(message: Message): Draft | undefined {
    const thread = threadOf(message)
    if (!thread) return undefined
    // A turn that is worked out once more goes on with what it has begun.
    const stream = this.#open.get(message.id) ?? notBegun(message, thread)
    const then = (step: () => Promise<void>) => {
      stream.work = stream.work.then(step)
    }
    if (this.#again.has(message.id) && stream.ts === undefined) then(() => this.#adopt(stream))
    this.#keep(message.id, stream)
    return {
      show: (text) => then(() => this.#append(stream, text)),
      discard: () =>
        then(async () => {
          this.#open.delete(message.id)
          await this.#remove(stream)
        }),
    }
  }

  /**
   * The message in which the reply to this has begun, stopped, to be updated. Undefined: none has.
   * @throws ChannelError where Slack cannot be asked now.
   */
  async end(message: Message, posting: Posting): Promise<string | undefined> {
    const stream = await this.#of(message)
    if (!stream) return undefined
    await stream.work
    const { slackChannelId: channel, ts, isOver } = stream
    if (ts === undefined || isOver) return ts
    try {
      await this.#calls.toComplete(posting, 'chat.stopStream', slackRates.tier2, (client) =>
        client.chat.stopStream({ channel, ts }),
      )
    } catch (error) {
      // Slack ends it by itself when the person presses stop, or after some time.
      const known = toChannelError(error, 'chat.stopStream')
      if (known?.outcome !== 'refused') throw known ?? error
    }
    stream.isOver = true
    return ts
  }

  /** The streamed message has become the reply. */
  settled({ id }: Message): void {
    this.#open.delete(id)
    this.#again.delete(id)
  }

  /** The streamed message cannot become the reply, which is posted in its place. */
  async takeAway(message: Message): Promise<void> {
    const stream = this.#open.get(message.id)
    this.settled(message)
    if (stream) await this.#remove(stream)
  }

  /** Messages whose replies are being written in this thread. */
  openIn(slackChannelId: string, threadTs: string): readonly Message[] {
    return this.#open
      .values()
      .filter((stream) => stream.ts !== undefined)
      .filter((stream) => stream.slackChannelId === slackChannelId && stream.threadTs === threadTs)
      .map((stream) => stream.message)
      .toArray()
  }

  async #of(message: Message): Promise<Stream | undefined> {
    const open = this.#open.get(message.id)
    const thread = open || !this.#again.has(message.id) ? undefined : threadOf(message)
    if (!thread) return open
    const stream = notBegun(message, thread)
    await this.#adopt(stream)
    if (stream.ts === undefined) return undefined
    this.#keep(message.id, stream)
    return stream
  }

  /** Only what goes on from what stands there can be appended; the rest comes with the reply. */
  async #append(stream: Stream, text: string): Promise<void> {
    const { slackChannelId: channel, threadTs, teamId, message, shown, ts, isOver } = stream
    if (isOver || text.length > slackTraits.maxStreamLength) return
    if (ts === undefined) {
      const recipient = { recipient_team_id: teamId, recipient_user_id: message.person.id }
      const started = await this.#try('chat.startStream', stream, slackRates.tier2, (client) =>
        client.chat.startStream({ channel, thread_ts: threadTs, markdown_text: text, ...recipient }),
      )
      stream.ts = started?.ts
      if (stream.ts !== undefined) stream.shown = text
      return
    }
    if (!text.startsWith(shown) || text === shown) return
    const added = await this.#try('chat.appendStream', stream, slackRates.tier4, (client) =>
      client.chat.appendStream({ channel, ts, markdown_text: text.slice(shown.length) }),
    )
    if (added) stream.shown = text
  }

  async #remove(stream: Stream): Promise<void> {
    const { slackChannelId: channel, ts } = stream
    stream.isOver = true
    if (ts === undefined) return
    await this.#try('chat.delete', stream, slackRates.tier3, (client) => client.chat.delete({ channel, ts }))
  }

  /**
   * What was streamed below the message and never became a reply: it has none of a reply's buttons. In a direct message
   * nobody else streams.
   */
  async #adopt(stream: Stream): Promise<void> {
    const { slackChannelId: channel, threadTs, message } = stream
    const after = routeOf(message).ts ?? threadTs
    const read = await this.#try('conversations.replies', stream, slackRates.tier3, (client) =>
      client.conversations.replies({ channel, ts: threadTs, oldest: after, limit: mostRead }),
    )
    const left = (read?.messages ?? [])
      .flatMap((one) => leftSchema.safeParse(one).data ?? [])
      .find((one) => Number(one.ts) > Number(after) && !hasControls(one.blocks))
    if (!left) return
    stream.ts = left.ts
    // What stands there is not known to the letter: the reply takes its place as a whole.
    stream.shown = '\u0000'
  }

  #try<Result>(
    method: string,
    { teamId }: Thread,
    limits: (typeof slackRates)[keyof typeof slackRates],
    call: (client: WebClient) => Promise<Result>,
  ): Promise<Result | undefined> {
    return this.#calls.tryTo(method, teamId, limits, call)
  }

  #keep(messageId: string, stream: Stream): void {
    this.#open.set(messageId, stream)
    const [oldest] = this.#open.keys()
    if (this.#open.size > mostKept && oldest !== undefined) this.#open.delete(oldest)
  }
}

function notBegun(message: Message, thread: Thread): Stream {
  return { ...thread, message, shown: '', ts: undefined, isOver: false, work: Promise.resolve() }
}

function threadOf(message: Message): Thread | undefined {
  const place = readConversationId(message.conversationId)
  const { threadTs, manner } = routeOf(message)
  if (place?.kind !== 'direct' || threadTs === undefined || manner !== undefined) return undefined
  return { teamId: place.teamId, slackChannelId: place.slackChannelId, threadTs }
}

function hasControls(blocks: readonly { readonly type: string }[]): boolean {
  return blocks.some(({ type }) => type === 'actions' || type === 'context_actions')
}
