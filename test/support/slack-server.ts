import { createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Block, type Control, controlsOf, objectionTo, wordsOf } from './slack-blocks.ts'
import { SlackFlood } from './slack-flood.ts'
import { SlackWindows, type WindowSeen } from './slack-windows.ts'

export const slackTokens = { bot: 'xoxb-1-test', app: 'xapp-1-test', signingSecret: 'test-signing-secret' } as const
export const workspace = { teamId: 'T1', botUserId: 'UPRIMA', botId: 'BPRIMA' } as const

type Arguments = { readonly [name: string]: string }
type SlackMessage = {
  readonly channel: string
  readonly threadTs: string | undefined
  readonly ts: string
  readonly user: string
  readonly text: string
  readonly blocks: readonly Block[]
}
type Answer = { readonly ok: boolean; readonly error?: string; readonly [key: string]: unknown }

/** A message that somebody can read. `onlyFor`: that person alone. */
export type SlackPostSeen = {
  readonly channel: string
  readonly threadTs: string | undefined
  readonly onlyFor: string | undefined
  readonly ts: string
  readonly text: string
  readonly blocks: readonly Block[]
  /** What people read, without markup. */
  readonly words: string
  readonly controls: readonly Control[]
  /** How it came: with the token, by a `response_url`, or in the acknowledgement of a command. */
  readonly by: 'token' | 'response-url' | 'acknowledgement'
  /** Of a message that was streamed: whether it still is. */
  readonly streaming?: 'in_progress' | 'completed'
}

export type SlackServerOptions = {
  /** How long Slack waits for an acknowledgement before it delivers again, and how long between tries. */
  readonly acknowledgeWithinMs?: number
  readonly retryEveryMs?: number
  /** Whether too many calls are refused, as Slack does. Default true. */
  readonly flood?: boolean
  /** Told of every message that somebody can read. */
  readonly onPost?: (post: SlackPostSeen) => void
}

/** What the bot answered with its acknowledgement; undefined: it did not acknowledge. */
type Taken = Arguments | undefined

let stamps = 0
/** Time stamps as Slack gives them: the id of a message in its channel. */
export function nextTs(): string {
  stamps++
  return `${1_790_000_000 + Math.floor(stamps / 1000)}.${String(stamps % 1000).padStart(6, '0')}`
}

/**
 * Slack as far as a bot sees it, on this machine: its Web API over HTTP, and what it tells a bot, over a WebSocket or as
 * signed requests. It objects to what breaks the documented limits, and delivers again what was not acknowledged.
 */
export class SlackServer {
  readonly posts: SlackPostSeen[] = []
  readonly calls: { readonly method: string; readonly args: Arguments }[] = []
  /** Milliseconds from each delivery to its acknowledgement. */
  readonly acknowledgedAfterMs: number[] = []
  /** The methods of calls that were too many. */
  readonly refusedAsTooMany: string[] = []
  /** What was shown for files that were asked for. */
  readonly fileTokens: string[] = []
  /** How often anything was delivered once more. */
  redeliveries = 0
  locale = 'id-ID'
  /** What everybody is called. */
  name = 'Sari *<!channel>*'
  readonly windows = new SlackWindows()
  /** Set: what every call with the bot token is refused with, such as `token_revoked`. */
  tokenRefusal: string | undefined
  /** What the upload of a file's content is answered with. */
  uploadStatus = 200
  /** Methods that do not answer at all, as on a bad day of Slack. */
  readonly silent = new Set<string>()
  /** Answers of the next calls of a method, before the server's own. */
  readonly #scripted = new Map<
    string,
    ((args: Arguments) => Answer | { readonly status: number; headers?: object })[]
  >()
  /** What people wrote, as `conversations.replies` tells it. */
  readonly #written: SlackMessage[] = []
  readonly #files = new Map<string, { readonly content: Buffer; readonly info: object }>()
  readonly #flood = new SlackFlood()
  readonly #options: Required<SlackServerOptions>
  readonly #sockets = new Set<Socket>()
  readonly #responseUrls = new Map<string, { channel: string; userId: string; threadTs?: string; uses: number }>()
  readonly #waiting = new Map<string, (taken: Taken) => void>()
  #http: Server | undefined
  #links: WebSocketServer | undefined
  #link: WebSocket | undefined
  #port = 0
  #requestUrl: string | undefined
  #closed = false

  private constructor(options: SlackServerOptions) {
    this.#options = { acknowledgeWithinMs: 3000, retryEveryMs: 50, flood: true, onPost() {}, ...options }
  }

  static async start(options: SlackServerOptions = {}): Promise<SlackServer> {
    const server = new SlackServer(options)
    await server.comeBack()
    return server
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api/`
  }

  /** Delivers over HTTP from now on, to this address. */
  deliverTo(requestUrl: string): void {
    this.#requestUrl = requestUrl
  }

  /** The next call of the method is answered so. */
  answerNext(method: string, answer: Answer | { readonly status: number; readonly headers?: object }): void {
    this.#scripted.set(method, [...(this.#scripted.get(method) ?? []), () => answer])
  }

  postsIn(channel: string): readonly SlackPostSeen[] {
    return this.posts.filter((post) => post.channel === channel)
  }

  callsOf(method: string): readonly Arguments[] {
    return this.calls.filter((call) => call.method === method).map(({ args }) => args)
  }

  // What happens in Slack

  /** A person writes. In a channel a mention comes as two events, as it does in Slack. */
  async say(said: {
    readonly channel: string
    readonly text: string
    readonly user?: string
    readonly threadTs?: string
    readonly ts?: string
    readonly files?: readonly object[]
    readonly more?: object
  }): Promise<string> {
    const { channel, text, user = 'U1', threadTs, ts = nextTs(), files, more } = said
    const message = { user, text, ts, channel, event_ts: ts, ...(threadTs ? { thread_ts: threadTs } : {}) }
    this.#written.push({ channel, threadTs, ts, user, text, blocks: [] })
    const shared = { ...message, ...(files ? { files, subtype: 'file_share' } : {}), ...more }
    const kind = channel.startsWith('D') ? 'im' : 'channel'
    const isMention = kind === 'channel' && text.includes(`<@${workspace.botUserId}>`)
    await Promise.all([
      this.event({ type: 'message', channel_type: kind, ...shared }),
      ...(isMention ? [this.event({ type: 'app_mention', ...shared })] : []),
    ])
    return ts
  }

  /** A person edits what they wrote, so many seconds later. */
  edit(said: {
    readonly channel: string
    readonly ts: string
    readonly before: string
    readonly text: string
    readonly user?: string
    readonly threadTs?: string
    readonly afterSeconds?: number
  }): Promise<void> {
    const { channel, ts, before, text, user = 'U1', threadTs, afterSeconds = 30 } = said
    const stamp = String(Number(ts) + afterSeconds)
    const message = { type: 'message', user, text, ts, ...(threadTs ? { thread_ts: threadTs } : {}) }
    return this.event({
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel,
      channel_type: channel.startsWith('D') ? 'im' : 'channel',
      ts: stamp,
      event_ts: stamp,
      message: { ...message, edited: { user, ts: stamp } },
      previous_message: { ...message, text: before },
    })
  }

  /** Somebody uploads a file; what they say with it goes by `say`. */
  putFile(id: string, content: Buffer, info: object = {}): void {
    this.#files.set(id, { content, info })
  }

  /** Resolves when it was acknowledged. */
  event(
    event: { readonly type: string; readonly [key: string]: unknown },
    eventId = `Ev${randomUUID()}`,
  ): Promise<void> {
    const { teamId, botUserId } = workspace
    return this.#tell('events_api', {
      type: 'event_callback',
      team_id: teamId,
      api_app_id: 'A1',
      event,
      event_id: eventId,
      event_time: 1_790_000_000,
      authorizations: [{ enterprise_id: null, team_id: teamId, user_id: botUserId, is_bot: true }],
    })
  }

  async command(said: { readonly text: string; readonly channel: string; readonly user?: string }): Promise<void> {
    const { text, channel, user = 'U1' } = said
    const answer = await this.#deliver('slash_commands', {
      command: '/prima',
      text,
      channel_id: channel,
      channel_name: 'umum',
      user_id: user,
      user_name: 'sari',
      team_id: workspace.teamId,
      team_domain: 'test',
      api_app_id: 'A1',
      token: 'x',
      trigger_id: this.windows.newTrigger(user),
      response_url: this.#newResponseUrl({ channel, userId: user }),
    })
    if (answer.text) this.#post({ channel, ...answer }, user, 'acknowledgement')
  }

  /** A person picks the app's shortcut in the search or the menu of the field they write in: there is no channel. */
  globalShortcut(user = 'U1'): Promise<void> {
    return this.#tell('interactive', {
      type: 'shortcut',
      callback_id: 'ask-anywhere',
      ...this.#whoActs(user),
      action_ts: nextTs(),
    })
  }

  /** A person picks the app's shortcut in the menu of a message. */
  shortcut(message: { readonly channel: string; readonly text: string; readonly user?: string }): Promise<void> {
    const { channel, text, user = 'U1' } = message
    const ts = nextTs()
    return this.#tell('interactive', {
      type: 'message_action',
      callback_id: 'ask',
      ...this.#whoActs(user),
      action_ts: ts,
      message_ts: ts,
      message: { type: 'message', user: 'U9', ts, text },
      channel: { id: channel, name: 'umum' },
      response_url: this.#newResponseUrl({ channel, userId: user }),
    })
  }

  /** The person sends a window off, with these words in its fields; it closes. */
  async submit(window: WindowSeen, fields: Readonly<Record<string, string>> = {}): Promise<void> {
    const values = Object.fromEntries(
      Object.entries(fields).map(([id, value]) => [id, { [id]: { type: 'plain_text_input', value } }]),
    )
    await this.#tell('interactive', {
      type: 'view_submission',
      ...this.#whoActs(window.userId),
      view: { ...window.view, id: window.id, external_id: window.view.external_id ?? '', state: { values } },
      response_urls: [],
    })
    this.windows.close(window)
  }

  /** A person uses what stands under a message. */
  press(post: SlackPostSeen, label: string, user = 'U1'): Promise<void> {
    const control = post.controls.find((candidate) => candidate.label.includes(label))
    if (!control) throw new Error(`nothing under the message is called ${label}: ${post.controls.map((c) => c.label)}`)
    const { channel, threadTs, ts, onlyFor } = post
    const container = { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: onlyFor !== undefined }
    return this.#tell('interactive', {
      ...this.#actionBody(control, user),
      container: { ...container, ...(threadTs ? { thread_ts: threadTs } : {}) },
      channel: { id: channel, name: 'umum' },
      response_url: this.#newResponseUrl({ channel, userId: user, ...(threadTs ? { threadTs } : {}) }),
    })
  }

  /** A person uses something in the Home tab as it was published last. */
  pressHome(label: string, user = 'U1'): Promise<void> {
    const view = JSON.parse(this.callsOf('views.publish').at(-1)?.view ?? '{}') as { blocks: Block[] }
    const control = controlsOf(view.blocks).find((candidate) => candidate.label.includes(label))
    if (!control) throw new Error(`nothing in the Home tab is called ${label}`)
    return this.#tell('interactive', {
      ...this.#actionBody(control, user),
      container: { type: 'view', view_id: 'V1' },
      view: { id: 'V1', ...view },
    })
  }

  #actionBody(control: Control, user: string): object {
    return { type: 'block_actions', ...this.#whoActs(user), actions: [control.action] }
  }

  #whoActs(user: string): object {
    return {
      team: { id: workspace.teamId, domain: 'test' },
      user: { id: user, username: 'sari', team_id: workspace.teamId },
      api_app_id: 'A1',
      token: 'x',
      trigger_id: this.windows.newTrigger(user),
    }
  }

  // Delivery

  async #tell(kind: string, payload: object): Promise<void> {
    await this.#deliver(kind, payload)
  }

  /** Resolves with what was answered when it was acknowledged. */
  async #deliver(kind: string, payload: object): Promise<Arguments> {
    for (let attempt = 0; !this.#closed; attempt++) {
      if (attempt > 0) this.redeliveries++
      const since = performance.now()
      const taken = this.#requestUrl
        ? await this.#request(kind, payload, attempt)
        : await this.#overLink(kind, payload, attempt)
      if (taken) {
        this.acknowledgedAfterMs.push(performance.now() - since)
        return taken
      }
      await sleep(this.#options.retryEveryMs)
    }
    return {}
  }

  async #request(kind: string, payload: object, attempt: number): Promise<Taken> {
    const isJson = kind === 'events_api'
    const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>)
    const body = isJson ? JSON.stringify(payload) : new URLSearchParams(fields).toString()
    const response = await this.post(body, {
      'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
      ...(attempt > 0 ? { 'x-slack-retry-num': String(attempt), 'x-slack-retry-reason': 'http_error' } : {}),
    })
    return response?.status === 200 ? readAnswer(await response.text()) : undefined
  }

  /** A signed request to the bot, as it is or with other headers. Undefined: not reached, or no answer in time. */
  async post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response | undefined> {
    const timestamp = headers['x-slack-request-timestamp'] ?? String(Math.floor(Date.now() / 1000))
    const signature = createHmac('sha256', slackTokens.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
    try {
      return await fetch(this.#requestUrl ?? '', {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json',
          'x-slack-request-timestamp': timestamp,
          'x-slack-signature': `v0=${signature}`,
          ...headers,
        },
        signal: AbortSignal.timeout(this.#options.acknowledgeWithinMs),
      })
    } catch {
      return undefined
    }
  }

  async #overLink(type: string, payload: object, attempt: number): Promise<Taken> {
    const link = this.#link
    if (!link || link.readyState !== link.OPEN) return undefined
    const envelope_id = randomUUID()
    const acknowledged = new Promise<Taken>((resolve) => this.#waiting.set(envelope_id, resolve))
    const retry = attempt > 0 ? { retry_attempt: attempt, retry_reason: 'timeout' } : {}
    link.send(JSON.stringify({ envelope_id, type, payload, accepts_response_payload: type !== 'events_api', ...retry }))
    const taken = await Promise.race([
      acknowledged,
      sleep(this.#options.acknowledgeWithinMs, undefined, { ref: false }),
    ])
    this.#waiting.delete(envelope_id)
    return taken
  }

  /** Sends the bot a frame as it is. */
  sendFrame(frame: string): void {
    this.#link?.send(frame)
  }

  /** Slack closes a link now and then and expects the bot to come back. */
  async recycleLink(): Promise<void> {
    const link = this.#link
    link?.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    if (link) await once(link, 'close')
  }

  get isLinked(): boolean {
    return this.#link?.readyState === this.#link?.OPEN && this.#link !== undefined
  }

  // Being there

  async goDown(): Promise<void> {
    this.#links?.close()
    for (const socket of this.#sockets) socket.destroy()
    const http = this.#http
    this.#http = undefined
    this.#link = undefined
    if (http) await new Promise((resolve) => http.close(resolve))
  }

  async comeBack(): Promise<void> {
    const http = createServer((request, response) => void this.#answer(request, response))
    http.on('connection', (socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
    })
    this.#links = new WebSocketServer({ server: http })
    this.#links.on('connection', (link) => this.#greet(link))
    http.listen(this.#port, '127.0.0.1')
    await once(http, 'listening')
    this.#port = (http.address() as AddressInfo).port
    this.#http = http
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.goDown()
  }

  #greet(link: WebSocket): void {
    this.#link = link
    link.on('close', () => {
      for (const settle of this.#waiting.values()) settle(undefined)
    })
    link.on('message', (data) => {
      const { envelope_id, payload } = JSON.parse(data.toString()) as { envelope_id?: string; payload?: object }
      if (envelope_id) this.#waiting.get(envelope_id)?.(readAnswer(JSON.stringify(payload ?? {})))
    })
    link.send(JSON.stringify({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A1' } }))
  }

  // The Web API

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request)
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (path.startsWith('/respond/')) return this.#answerResponseUrl(path, body, response)
    if (path.startsWith('/files-pri/')) return this.#handOut(path, request, response)
    if (path === '/sign-in') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>')
    if (path.startsWith('/upload/')) return void response.writeHead(this.uploadStatus).end('OK')
    const method = path.replace(/^\/api\//, '')
    const args = Object.fromEntries(new URLSearchParams(body))
    this.calls.push({ method, args })
    if (this.silent.has(method)) return
    const scripted = this.#scripted.get(method)?.shift()?.(args)
    if (scripted && 'status' in scripted && typeof scripted.status === 'number') {
      return void response.writeHead(scripted.status, { ...(scripted.headers as object) }).end()
    }
    const waitSeconds = scripted || !this.#options.flood ? undefined : this.#flood.count(method, args.channel)
    if (waitSeconds !== undefined) {
      this.refusedAsTooMany.push(method)
      return void response.writeHead(429, { 'retry-after': String(waitSeconds) }).end()
    }
    const token = (request.headers.authorization ?? '').replace('Bearer ', '')
    const answer = scripted ?? this.#perform(method, args, token)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  }

  #perform(method: string, args: Arguments, token: string): Answer {
    const expected = method === 'apps.connections.open' ? slackTokens.app : slackTokens.bot
    if (token !== expected) return { ok: false, error: 'invalid_auth' }
    if (token === slackTokens.bot && this.tokenRefusal) return { ok: false, error: this.tokenRefusal }
    const { teamId, botUserId, botId } = workspace
    switch (method) {
      case 'auth.test':
        return { ok: true, team_id: teamId, user_id: botUserId, bot_id: botId, team: 'Test', user: 'prima' }
      case 'apps.connections.open':
        return { ok: true, url: `ws://127.0.0.1:${this.#port}/link?ticket=${randomUUID()}` }
      case 'chat.postMessage':
      case 'chat.postEphemeral':
        if (method === 'chat.postEphemeral' && !args.user) return { ok: false, error: 'user_not_in_channel' }
        return this.#post(args, method === 'chat.postEphemeral' ? args.user : undefined)
      case 'chat.startStream':
        return this.#startStream(args)
      case 'chat.appendStream':
      case 'chat.stopStream':
        return this.#goOnStream(method, args)
      case 'chat.update':
        return this.#update(args)
      case 'chat.delete': {
        const at = this.posts.findIndex(({ channel, ts }) => channel === args.channel && ts === args.ts)
        if (at < 0) return { ok: false, error: 'message_not_found' }
        this.posts.splice(at, 1)
        return { ok: true }
      }
      case 'users.info':
        return {
          ok: true,
          user: { id: args.user, locale: this.locale, profile: { display_name: this.name } },
        }
      case 'views.open':
      case 'views.update':
        return this.windows.perform(method, args)
      case 'views.publish': {
        const view = JSON.parse(args.view ?? '{}') as { blocks: Block[]; type?: string; private_metadata?: string }
        const isSound = view.type === 'home' && (view.private_metadata ?? '').length <= 3000
        const objection = isSound ? objectionTo(view.blocks, 'home') : 'type or private_metadata'
        return objection ? { ok: false, error: 'invalid_arguments', detail: objection } : { ok: true }
      }
      case 'assistant.threads.setSuggestedPrompts': {
        const prompts = JSON.parse(args.prompts ?? '[]') as { title?: string; message?: string }[]
        const areSound = prompts.length > 0 && prompts.length <= 4 && prompts.every((one) => one.title && one.message)
        return areSound ? { ok: true } : { ok: false, error: 'invalid_arguments' }
      }
      case 'agents.sessions.setStatus': {
        const isSound = ['active', 'processing', 'suspended', 'closed'].includes(args.status ?? '') && args.thread_ts
        const isShort = (args.title ?? '').length <= 200
        return isSound && isShort ? { ok: true } : { ok: false, error: 'invalid_arguments' }
      }
      case 'conversations.replies':
        return { ok: true, messages: this.#thread(args) }
      case 'reactions.add': {
        const isKnown = this.#written.some(({ channel, ts }) => channel === args.channel && ts === args.timestamp)
        return isKnown && args.name === 'thumbsup' ? { ok: true } : { ok: false, error: 'message_not_found' }
      }
      case 'files.info': {
        const file = this.#files.get(args.file ?? '')
        if (!file) return { ok: false, error: 'file_not_found' }
        const url = `http://127.0.0.1:${this.#port}/files-pri/${args.file}`
        return { ok: true, file: { id: args.file, size: file.content.length, url_private: url, ...file.info } }
      }
      case 'assistant.threads.setTitle':
      case 'assistant.threads.setStatus':
      case 'files.completeUploadExternal':
        return { ok: true, files: [{ id: 'F1' }] }
      case 'conversations.open':
        return { ok: true, channel: { id: `D${args.users}` } }
      case 'files.getUploadURLExternal':
        return { ok: true, upload_url: `http://127.0.0.1:${this.#port}/upload/${randomUUID()}`, file_id: 'F1' }
      default:
        return { ok: false, error: 'unknown_method' }
    }
  }

  /** https://docs.slack.dev/reference/methods/conversations.replies */
  #thread({ channel, ts: root, latest, oldest }: Arguments): object[] {
    const ours = this.posts.filter(({ onlyFor }) => onlyFor === undefined)
    const all: (SlackMessage & Pick<SlackPostSeen, 'streaming'>)[] = [
      ...this.#written,
      ...ours.map((post) => ({ ...post, user: workspace.botUserId })),
    ]
    return all
      .filter((one) => one.channel === channel && (one.ts === root || one.threadTs === root))
      .filter(({ ts }) => latest === undefined || Number(ts) < Number(latest))
      .filter(({ ts }) => oldest === undefined || Number(ts) > Number(oldest))
      .toSorted((a, b) => Number(a.ts) - Number(b.ts))
      .map(({ ts, user, text, blocks, streaming }) => ({
        type: 'message',
        ts,
        user,
        text,
        blocks,
        ...(streaming ? { streaming_state: streaming } : {}),
        ...(user === workspace.botUserId ? { bot_id: workspace.botId } : {}),
      }))
  }

  /** Whoever shows no token is led to a page to sign in, as in Slack. */
  #handOut(path: string, request: IncomingMessage, response: ServerResponse): void {
    const file = this.#files.get(path.replace('/files-pri/', ''))
    const isAllowed = request.headers.authorization === `Bearer ${slackTokens.bot}`
    this.fileTokens.push(request.headers.authorization ?? '')
    if (!isAllowed) return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in</html>')
    response.writeHead(file ? 200 : 404, { 'content-type': 'text/csv' }).end(file?.content)
  }

  #post(args: Arguments, onlyFor: string | undefined, by: SlackPostSeen['by'] = 'token'): Answer {
    const { channel = '', text = '', blocks: json } = args
    if (channel === '') return { ok: false, error: 'channel_not_found' }
    const blocks = json ? (JSON.parse(json) as Block[]) : []
    if (text === '' && blocks.length === 0) return { ok: false, error: 'no_text' }
    if (text.length > 40_000) return { ok: false, error: 'msg_too_long' }
    const objection = json ? objectionTo(blocks) : undefined
    if (objection) return { ok: false, error: objection.split(':')[0] ?? '', detail: objection }
    const ts = nextTs()
    const words = blocks.length > 0 ? wordsOf(blocks) : unescapeText(text)
    const controls = controlsOf(blocks)
    const threadTs = args.thread_ts
    const post = { channel, threadTs, onlyFor, ts, text, blocks, words, controls, by }
    this.posts.push(post)
    this.#options.onPost(post)
    return { ok: true, ts, channel }
  }

  /** https://docs.slack.dev/reference/methods/chat.startStream */
  #startStream(args: Arguments): Answer {
    const { channel = '', thread_ts: threadTs, markdown_text: text = '' } = args
    if (threadTs === undefined) return { ok: false, error: 'invalid_thread_ts' }
    if (!channel.startsWith('D') && !args.recipient_user_id) return { ok: false, error: 'missing_recipient_user_id' }
    if (text.length > 12_000) return { ok: false, error: 'msg_too_long' }
    const ts = nextTs()
    const place = { channel, threadTs, onlyFor: undefined, ts, by: 'token' } as const
    this.posts.push({ ...place, text, words: text, blocks: [], controls: [], streaming: 'in_progress' })
    return { ok: true, ts, channel }
  }

  #goOnStream(method: string, { channel, ts, markdown_text: added = '' }: Arguments): Answer {
    const at = this.posts.findIndex((post) => post.channel === channel && post.ts === ts)
    const post = this.posts[at]
    if (!post) return { ok: false, error: 'message_not_found' }
    if (post.streaming !== 'in_progress') return { ok: false, error: 'message_not_in_streaming_state' }
    const text = post.text + added
    const streaming = method === 'chat.stopStream' ? 'completed' : 'in_progress'
    this.posts[at] = { ...post, text, words: text, streaming }
    return { ok: true, ts, channel }
  }

  /** https://docs.slack.dev/reference/methods/chat.update */
  #update({ channel, ts, text = '', blocks: json = '[]' }: Arguments): Answer {
    const at = this.posts.findIndex((post) => post.channel === channel && post.ts === ts)
    const post = this.posts[at]
    if (!post) return { ok: false, error: 'message_not_found' }
    if (post.streaming === 'in_progress') return { ok: false, error: 'streaming_state_conflict' }
    const blocks = JSON.parse(json) as Block[]
    const objection = objectionTo(blocks)
    if (objection) return { ok: false, error: objection.split(':')[0] ?? '', detail: objection }
    const words = blocks.length > 0 ? wordsOf(blocks) : unescapeText(text)
    const updated = { ...post, text, blocks, words, controls: controlsOf(blocks) }
    this.posts[at] = updated
    this.#options.onPost(updated)
    return { ok: true, ts, channel }
  }

  #newResponseUrl(place: { channel: string; userId: string; threadTs?: string }): string {
    const id = randomUUID()
    this.#responseUrls.set(id, { ...place, uses: 0 })
    return `http://127.0.0.1:${this.#port}/respond/${id}`
  }

  #answerResponseUrl(path: string, body: string, response: ServerResponse): void {
    const place = this.#responseUrls.get(path.replace('/respond/', ''))
    if (!place || ++place.uses > 5) return void response.writeHead(404).end('used_url')
    const { text, blocks, response_type } = JSON.parse(body) as {
      text: string
      blocks?: Block[]
      response_type: string
    }
    const args = {
      channel: place.channel,
      text,
      ...(blocks ? { blocks: JSON.stringify(blocks) } : {}),
      ...(place.threadTs ? { thread_ts: place.threadTs } : {}),
    }
    const { ok } = this.#post(args, response_type === 'in_channel' ? undefined : place.userId, 'response-url')
    response.writeHead(ok ? 200 : 500).end(ok ? 'ok' : 'invalid_blocks')
  }
}

/** As the arguments of a call: what is no text in it is JSON. */
function readAnswer(json: string): Arguments {
  const answer = json === '' ? {} : (JSON.parse(json) as object)
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
  )
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function unescapeText(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
