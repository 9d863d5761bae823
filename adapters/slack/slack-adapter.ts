import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CommandReader } from '../../src/conversation/commands.ts'
import type { ReadOverview } from '../../src/conversation/overview.ts'
import type { Phrases } from '../../src/conversation/phrases.ts'
import { backoffMs } from '../../src/domain/backoff.ts'
import { ChannelError, ConfigError } from '../../src/domain/errors.ts'
import type { Language } from '../../src/domain/language.ts'
import type { Attachment, Message } from '../../src/domain/message.ts'
import type { Reply } from '../../src/domain/reply.ts'
import type { OpenedAttachment, OpenOptions } from '../../src/ports/attachments.ts'
import type { Channel, Draft } from '../../src/ports/channel.ts'
import { type Clock, systemClock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import { refuse } from '../http/refuse.ts'
import { DirectMessages } from './in/direct-messages.ts'
import { openFile } from './in/files.ts'
import type { Identity } from './in/identity.ts'
import { listen } from './in/listen.ts'
import { People } from './in/people.ts'
import { type Stop, StoppedThreads } from './in/stopped-threads.ts'
import { ThreadReader } from './in/thread-reader.ts'
import { HttpDoor } from './link/http-door.ts'
import { createHttpReceiver, httpPath, SocketReceiver } from './link/receivers.ts'
import { SlackCalls } from './link/slack-calls.ts'
import { SocketLink } from './link/socket-link.ts'
import { toChannelError } from './link/to-channel-error.ts'
import { ResponseUrls } from './out/response-urls.ts'
import { Sender } from './out/sender.ts'
import { Streams } from './out/streams.ts'
import { Windows } from './out/windows.ts'
import { WorkingStatus } from './out/working-status.ts'
import { readConversationId, slackChannel, toConversationId } from './place.ts'
import { routeOf } from './route.ts'
import { createWords, type SlackWords, type WordsFor } from './words.ts'

export type SlackParts = {
  readonly botToken: string
  readonly transport:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string }
  /** Default: https://slack.com/api/ */
  readonly apiUrl?: string
  /** Stores a message durably; rejects when it could not. */
  readonly deliver: (message: Message) => Promise<unknown>
  /** Whether Prima has answered in this conversation: threads of channels are followed where she has. */
  readonly knows: (conversationId: string) => Promise<boolean>
  readonly budget: SendBudget
  readonly phrases: Phrases
  readonly commands: CommandReader
  /** Of people whose Slack is in neither of our languages. */
  readonly defaultLanguage: Language
  /** Where a person's team stands, for the Home tab. Default: nothing is known of any. */
  readonly overviewOf?: ReadOverview
  /** The person who waits for the answer to a message pressed stop. Default: only the answer is kept back. */
  readonly onStop?: (message: Message) => void
  readonly log: Log
  /** Default: the system's. */
  readonly clock?: Clock
  /** How often Slack is asked whether it still accepts us, while nothing else tells. Default 30 seconds. */
  readonly probeEveryMs?: number
  /** How long to wait before Slack is tried again, first and at most; doubling in between. Default 1 and 30 seconds. */
  readonly retryFirstMs?: number
  readonly retryLongestMs?: number
}

/** Later than this nobody wants to read that work has stopped. */
const stopNoteTimeoutMs = 10_000

/** Slack, by Bolt: over a WebSocket (Socket Mode) or through our own HTTP server. */
export class SlackAdapter implements Channel {
  readonly name = slackChannel
  /** Only with `transport.kind` `http`. */
  readonly http?: { readonly path: string; handle(request: IncomingMessage, response: ServerResponse): void }

  readonly #parts: Required<Omit<SlackParts, 'apiUrl'>> & Pick<SlackParts, 'apiUrl'>
  readonly #calls: SlackCalls
  readonly #sender: Sender
  readonly #status: WorkingStatus
  readonly #streams: Streams
  /** The message that is worked on in a thread. */
  readonly #working = new Map<string, Message>()
  readonly #responseUrls: ResponseUrls
  readonly #wordsFor: WordsFor
  readonly #link: SocketLink | undefined
  readonly #stopped = new StoppedThreads()
  #identity: Identity | undefined
  #answer: 'accepted' | 'unauthorized' | 'unreachable' = 'unreachable'
  #isSetUp = false
  #trouble: string | undefined
  #stopping = false
  #watch: NodeJS.Timeout | undefined

  constructor(parts: SlackParts) {
    const { apiUrl, log } = parts
    this.#parts = {
      clock: systemClock,
      overviewOf: async () => undefined,
      onStop: () => {},
      probeEveryMs: 30_000,
      retryFirstMs: 1000,
      retryLongestMs: 30_000,
      ...parts,
    }
    this.#wordsFor = createWords(parts.phrases, parts.commands, parts.defaultLanguage)
    this.#calls = new SlackCalls({
      ...parts,
      apiUrl,
      onAnswer: (answer) => {
        this.#answer = answer
      },
    })
    const people = new People(this.#calls, this.#parts.clock)
    const responseUrls = new ResponseUrls(log, this.#parts.clock)
    this.#responseUrls = responseUrls
    const windows = new Windows(this.#calls)
    const threads = new ThreadReader(this.#calls)
    const directMessages = new DirectMessages(this.#calls)
    this.#streams = new Streams(this.#calls)
    this.#sender = new Sender({
      calls: this.#calls,
      responseUrls,
      windows,
      threads,
      streams: this.#streams,
      wordsFor: this.#wordsFor,
      log,
    })
    this.#status = new WorkingStatus(this.#calls)

    const { transport } = parts
    const receiver =
      transport.kind === 'socket'
        ? new SocketReceiver(transport.appToken, apiUrl, log)
        : createHttpReceiver(transport.signingSecret, log)
    if (receiver instanceof SocketReceiver) this.#link = new SocketLink({ ...this.#parts, receiver })
    else if (transport.kind === 'http') {
      const door = new HttpDoor({ ...this.#parts, ...transport, receiver })
      this.http = { path: httpPath, handle: (request, response) => this.#handle(door, request, response) }
    }

    listen({
      ...this.#parts,
      receiver,
      identity: () => this.#identity ?? notConnected(),
      onStop: (stop, words) => this.#stopWorkingIn(stop, words),
      calls: this.#calls,
      people,
      threads,
      responseUrls,
      windows,
      directMessages,
      wordsFor: this.#wordsFor,
    })
  }

  async start(): Promise<void> {
    const reached = await this.#connect()
    this.#lookAfter(reached ? 0 : 1)
  }

  async stop(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#watch)
    await this.#link?.stop()
  }

  async close(): Promise<void> {
    this.#stopping = true
    clearTimeout(this.#watch)
  }

  async send(reply: Reply, message: Message, signal: AbortSignal): Promise<void> {
    if (this.#stopped.covers(message)) return this.#streams.takeAway(message)
    await this.#sender.send(reply, message, signal)
  }

  showWorking(message: Message, isAgain = false): () => void {
    if (isAgain) this.#streams.noteAgain(message)
    const place = readConversationId(message.conversationId)
    const { ts, threadTs: threadOfMessage, manner } = routeOf(message)
    const { working } = this.#wordsFor(message.person, message.about?.language)
    // A window says so itself.
    if (!place || manner === 'window' || message.kind === 'due') return () => {}
    if (place.kind === 'private') return this.#responseUrls.showWorking(message.id, working)
    const threadTs = place.kind === 'thread' ? place.threadTs : threadOfMessage
    if (threadTs === undefined) return () => {}
    // The list of an agent's threads is the person's own; a thread in a channel keeps its own words.
    const isWritten = place.kind === 'direct' && ts !== undefined && message.text !== ''
    const topic = isWritten ? { title: message.text, isNew: ts === threadTs } : undefined
    const end = this.#status.show({ ...place, threadTs }, working, topic)
    const key = threadKey(place.slackChannelId, threadTs)
    this.#working.set(key, message)
    return () => {
      if (this.#working.get(key) === message) this.#working.delete(key)
      end()
    }
  }

  draft(message: Message): Draft | undefined {
    return this.#streams.begin(message)
  }

  open(attachment: Attachment, options: OpenOptions): Promise<OpenedAttachment> {
    const { botToken, apiUrl } = this.#parts
    return openFile(attachment, options, { calls: this.#calls, botToken, apiUrl })
  }

  /** Slack opens direct messages for whoever is written to by the id of the person. */
  privateConversation(personId: string): string | undefined {
    const teamId = this.#identity?.teamId
    return teamId && toConversationId({ kind: 'direct', teamId, slackChannelId: personId })
  }

  connected(): boolean {
    return this.#identity !== undefined && this.#answer === 'accepted' && (this.#link?.isUp() ?? true)
  }

  /** Whether Slack was reached. Throws `ConfigError` where it does not accept a token. */
  async #connect(): Promise<boolean> {
    if (!(await orConfigError('SLACK_BOT_TOKEN', this.#identify()))) return false
    if (this.#link) await orConfigError('SLACK_APP_TOKEN', this.#link.start())
    this.#isSetUp = true
    return true
  }

  /** Who we are. Nothing is taken in before that: our own messages could not be told from others'. */
  async #identify(): Promise<boolean> {
    try {
      const { user_id, bot_id, team_id, user } = await this.#calls.direct((client) => client.auth.test())
      if (!user_id || !team_id) return false
      this.#identity = { userId: user_id, botId: bot_id ?? '', teamId: team_id, name: user ?? 'Prima' }
      return true
    } catch (error) {
      const refusal = toChannelError(error, 'auth.test')
      if (refusal?.outcome !== 'retry') throw refusal ?? error
      this.#tellOnce('warn', 'Slack cannot be reached; trying again', refusal)
      return false
    }
  }

  /** Tries again while there is no connection, and looks from time to time whether there still is one. */
  #lookAfter(failures: number): void {
    if (this.#stopping) return
    const { probeEveryMs, retryFirstMs, retryLongestMs } = this.#parts
    const waitMs = failures === 0 ? probeEveryMs : backoffMs(failures, retryFirstMs, retryLongestMs)
    this.#watch = setTimeout(() => {
      void this.#look().then((reached) => this.#lookAfter(reached ? 0 : failures + 1))
    }, waitMs).unref()
  }

  async #look(): Promise<boolean> {
    try {
      const reached = this.#isSetUp ? await this.#identify() : await this.#connect()
      if (reached) this.#tellEnd()
      return reached
    } catch (error) {
      this.#tellOnce('error', 'Slack does not accept us; trying again', error as Error)
      return false
    }
  }

  /** A trouble that lasts is one line, not one for every try. */
  #tellOnce(level: 'warn' | 'error', trouble: string, { message }: Error): void {
    if (this.#trouble !== trouble) this.#parts.log[level]({ error: message }, trouble)
    this.#trouble = trouble
  }

  #tellEnd(): void {
    if (this.#trouble !== undefined) this.#parts.log.info({}, 'Slack is reached and accepts us')
    this.#trouble = undefined
  }

  #handle(door: HttpDoor, request: IncomingMessage, response: ServerResponse): void {
    // Slack sends it again, and by then we know who we are, or another process is there.
    if (!this.#identity || this.#stopping) refuse(request, response, 503)
    else void door.handle(request, response)
  }

  /** Slack leaves it to us to say so: https://docs.slack.dev/reference/events/agent_session_stopped */
  async #stopWorkingIn(stop: Stop & { readonly teamId: string }, words: Promise<SlackWords>): Promise<void> {
    const { teamId, slackChannelId, threadTs } = stop
    const written = this.#streams.openIn(slackChannelId, threadTs)
    for (const message of written) this.#parts.onStop(message)
    // What stands there already becomes the reply, which says that it was stopped.
    if (written.length > 0) return
    const working = this.#working.get(threadKey(slackChannelId, threadTs))
    if (working) this.#parts.onStop(working)
    if (!this.#stopped.add(stop, this.#parts.clock.now())) return
    void this.#status.clear({ teamId, slackChannelId, threadTs })
    const { stopped } = await words
    const posting = { teamId, holder: `stop:${threadTs}`, signal: AbortSignal.timeout(stopNoteTimeoutMs) }
    await this.#calls.post(posting, slackChannelId, (client) =>
      client.chat.postMessage({ channel: slackChannelId, thread_ts: threadTs, text: stopped }),
    )
  }
}

function threadKey(slackChannelId: string, threadTs: string): string {
  return `${slackChannelId}:${threadTs}`
}

function notConnected(): never {
  throw new ChannelError('Slack is not connected yet', { channel: slackChannel, outcome: 'retry' })
}

async function orConfigError<T>(variable: string, work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error
    throw new ConfigError([`${variable} is not accepted: ${error.message}`])
  }
}
