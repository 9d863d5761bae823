import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ReceivedCall = {
  readonly path: string
  readonly authorization: string | undefined
  /** The body as it came, whatever its form. */
  readonly body: string
  /** The body's JSON, where it is JSON. */
  readonly json: ChatBody
}

export type ChatBody = {
  readonly model?: string
  readonly messages?: readonly { readonly role: string; readonly content: string }[]
  readonly response_format?: { readonly type: string; readonly json_schema?: { readonly name: string } }
  readonly input?: readonly string[] | string
  readonly stream?: boolean
}

/** What the server does with a call: what it says, or how it misbehaves. */
export type Behaviour =
  /** The model's words; a function makes them of the call. */
  | { readonly kind: 'say'; readonly content: string | ((call: ReceivedCall) => string) }
  | { readonly kind: 'refuse'; readonly words: string }
  | {
      readonly kind: 'fail'
      readonly status: number
      readonly headers?: Record<string, string>
      readonly code?: string
    }
  /** Says a content piece by piece, each when `next` resolves; undefined is the end of the stream, false its cut. */
  | { readonly kind: 'spell'; readonly next: () => Promise<string | false | undefined> }
  /** Never answers. */
  | { readonly kind: 'hang' }
  /** Begins to answer, piece by piece with a pause between, and goes on after `cutAfter` pieces only where that is undefined. */
  | { readonly kind: 'dribble'; readonly content: string; readonly pauseMs: number; readonly cutAfter?: number }
  | { readonly kind: 'embed'; readonly vector: (text: string) => readonly number[] }
  | { readonly kind: 'hear'; readonly text: string }

export const openAiKey = 'sk-local-test-key-of-nobody'

/** A server with the interface of OpenAI, whose model does what the test says. */
export async function startOpenAiServer(): Promise<OpenAiServer> {
  const server = new OpenAiServer()
  await server.listen()
  return server
}

export class OpenAiServer {
  readonly calls: ReceivedCall[] = []
  /** Models that the server has; any other is not found. */
  models: ReadonlySet<string> = new Set(['test-model', 'test-embeddings', 'test-whisper'])
  /** What happens where nothing else was said for the next call. */
  behaviour: Behaviour = { kind: 'say', content: '{}' }
  /** How texts are embedded; undefined: calls for embeddings meet `behaviour` as all others. */
  embeddings: ((text: string) => readonly number[]) | undefined
  /** How many tokens a text is counted as. Default: what is read is 100 and what is said 20, whatever it is. */
  tokensIn: ((text: string) => number) | undefined
  readonly #next: Behaviour[] = []
  readonly #server: Server
  readonly #open = new Set<ServerResponse>()

  constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy())
    })
  }

  async listen(): Promise<void> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${port}/v1`
  }

  /** The next calls, one after the other. */
  next(...behaviours: readonly Behaviour[]): void {
    this.#next.push(...behaviours)
  }

  /** Forgets what was called and what was to come. */
  reset(): void {
    this.calls.length = 0
    this.#next.length = 0
  }

  async close(): Promise<void> {
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readAll(request)
    const call: ReceivedCall = {
      path: request.url ?? '',
      authorization: request.headers.authorization,
      body,
      json: parse(body),
    }
    this.calls.push(call)
    this.#open.add(response)
    response.once('close', () => this.#open.delete(response))
    if (call.authorization !== `Bearer ${openAiKey}`) return fail(response, 401, {}, 'invalid_api_key')
    const model = call.json.model ?? /name="model"\r\n\r\n([^\r]+)/.exec(body)?.[1] ?? ''
    if (!this.models.has(model)) return fail(response, 404, {}, 'model_not_found')
    const embedding = call.path.endsWith('/embeddings') ? this.embeddings : undefined
    if (embedding) return behave({ kind: 'embed', vector: embedding }, call, response, this.tokensIn)
    await behave(this.#next.shift() ?? this.behaviour, call, response, this.tokensIn)
  }
}

type Counting = ((text: string) => number) | undefined

async function behave(
  behaviour: Behaviour,
  call: ReceivedCall,
  response: ServerResponse,
  tokensIn: Counting,
): Promise<void> {
  switch (behaviour.kind) {
    case 'say': {
      const content = typeof behaviour.content === 'string' ? behaviour.content : behaviour.content(call)
      if (call.json.stream) return stream(content, response, usage(100, 20))
      const read = (call.json.messages ?? []).map((message) => message.content).join('\n')
      return send(response, 200, completion({ content }, usage(tokensIn?.(read), tokensIn?.(content))))
    }
    case 'refuse':
      return send(response, 200, completion({ content: null, refusal: behaviour.words }))
    case 'spell':
      return spell(behaviour.next, response)
    case 'fail':
      return fail(response, behaviour.status, behaviour.headers ?? {}, behaviour.code)
    case 'hang':
      return
    case 'dribble':
      return dribble(behaviour, response)
    case 'embed': {
      const texts = [call.json.input ?? []].flat()
      const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: behaviour.vector(text) }))
      return send(response, 200, { object: 'list', model: call.json.model, data, usage: usage(texts.length, 0) })
    }
    case 'hear':
      return send(response, 200, { text: behaviour.text })
  }
}

async function dribble(
  { content, pauseMs, cutAfter }: Behaviour & { kind: 'dribble' },
  response: ServerResponse,
): Promise<void> {
  const whole = JSON.stringify(completion({ content }))
  response.writeHead(200, { 'content-type': 'application/json' })
  const size = Math.ceil(whole.length / 10)
  for (let piece = 0; piece * size < whole.length; piece++) {
    if (piece === cutAfter) return void response.destroy()
    if (response.destroyed) return
    response.write(whole.slice(piece * size, (piece + 1) * size))
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
  response.end()
}

/** https://platform.openai.com/docs/api-reference/chat/streaming */
function stream(content: string, response: ServerResponse, counted: ReturnType<typeof usage>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const piece of content.match(/[\s\S]{1,40}/g) ?? []) response.write(toEvent({ delta: { content: piece } }))
  endStream(response, counted)
}

async function spell(next: () => Promise<string | false | undefined>, response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  response.flushHeaders()
  for (let piece = await next(); piece !== undefined; piece = await next()) {
    if (piece === false) return void response.destroy()
    if (response.destroyed) return
    response.write(toEvent({ delta: { content: piece } }))
  }
  endStream(response, usage())
}

function endStream(response: ServerResponse, counted: ReturnType<typeof usage>): void {
  response.write(toEvent({ delta: {}, finish_reason: 'stop' }))
  response.write(`data: ${JSON.stringify({ ...chunk, choices: [], usage: counted })}\n\n`)
  response.end('data: [DONE]\n\n')
}

const chunk = { id: 'chatcmpl-local', object: 'chat.completion.chunk', created: 1, model: 'test-model' }

function toEvent(choice: { readonly delta: object; readonly finish_reason?: string }): string {
  return `data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, finish_reason: null, ...choice }] })}\n\n`
}

function completion(message: { content: string | null; refusal?: string }, counted = usage()) {
  return {
    id: 'chatcmpl-local',
    object: 'chat.completion',
    created: 1,
    model: 'test-model',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', ...message } }],
    usage: counted,
  }
}

function usage(read = 100, said = 20) {
  return { prompt_tokens: read, completion_tokens: said, total_tokens: read + said }
}

function fail(response: ServerResponse, status: number, headers: Record<string, string>, code = 'made_up'): void {
  send(response, status, { error: { message: 'made up', type: 'made_up', code } }, headers)
}

function send(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

function parse(body: string): ChatBody {
  try {
    return JSON.parse(body) as ChatBody
  } catch {
    return {}
  }
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
