import { ParseProblem, parseTelegramHtml } from './telegram-html.ts'

export type Payload = Readonly<Record<string, unknown>>
export type Keyboard = { readonly inline_keyboard: readonly (readonly { text: string; callback_data: string }[])[] }
type TelegramFile = { readonly name: string; readonly bytes: Buffer }

/** What Telegram answers instead of a result. */
export class Refusal extends Error {
  readonly code: number
  readonly parameters: Payload

  constructor(code: number, description: string, parameters: Payload = {}) {
    super(description)
    this.code = code
    this.parameters = parameters
  }
}

/** What a bot said, as the people in the chat see it. */
export type SaidMessage = {
  readonly messageId: number
  readonly chatId: number
  readonly topicId: number | undefined
  readonly replyTo: number | undefined
  /** The one person who sees it. Undefined: everybody in the chat. */
  readonly onlyFor: number | undefined
  /** The field for a reply opens. */
  readonly asksForReply: boolean
  readonly text: string
  readonly entities: readonly { readonly type: string; readonly text: string; readonly url?: string }[]
  readonly keyboard: Keyboard | undefined
  readonly photo?: TelegramFile
  readonly document?: TelegramFile
}

/** Checks what `sendMessage`, `sendPhoto` and `sendDocument` are given by the documented limits. */
export function checkMessage(
  method: string,
  payload: Payload,
): Omit<SaidMessage, 'messageId'> & { readonly mayLoseReply: boolean } {
  const isText = method === 'sendMessage'
  const { text, entities } = readText(payload, isText ? 'text' : 'caption')
  if (isText && text.trim() === '') throw new Refusal(400, 'Bad Request: message text is empty')
  if (text.length > (isText ? 4096 : 1024)) throw new Refusal(400, 'Bad Request: message is too long')
  if (entities.length > 100) throw new Refusal(400, 'not a real error: some of the markup would be lost')
  const files =
    method === 'sendPhoto'
      ? { photo: readFile(payload.photo, 10_000_000) }
      : method === 'sendDocument'
        ? { document: readFile(payload.document, 50_000_000) }
        : {}
  return {
    chatId: Number(payload.chat_id),
    topicId: payload.message_thread_id === undefined ? undefined : Number(payload.message_thread_id),
    replyTo: asObject(payload.reply_parameters)?.message_id as number | undefined,
    mayLoseReply: asObject(payload.reply_parameters)?.allow_sending_without_reply === true,
    onlyFor: asObject(payload.ephemeral_message_parameters)?.receiver_user_id as number | undefined,
    asksForReply: asObject(payload.reply_markup)?.force_reply === true,
    text: text.trim(),
    entities,
    keyboard: checkKeyboard(payload.reply_markup),
    ...files,
  }
}

function readText(payload: Payload, name: string) {
  const raw = String(payload[name] ?? '')
  if (!raw.isWellFormed()) throw new Refusal(400, 'Bad Request: strings must be encoded in UTF-8')
  if (payload.parse_mode === undefined) return { text: raw, entities: [] }
  if (payload.parse_mode !== 'HTML') throw new Refusal(400, 'Bad Request: unsupported parse_mode')
  try {
    return parseTelegramHtml(raw)
  } catch (error) {
    if (error instanceof ParseProblem) throw new Refusal(400, `Bad Request: ${error.message}`)
    throw error
  }
}

/** https://core.telegram.org/bots/api#inlinekeyboardbutton */
export function checkKeyboard(value: unknown): Keyboard | undefined {
  const markup = asObject(value)
  if (!markup || 'force_reply' in markup) return undefined
  const keyboard = markup as Keyboard
  const buttons = keyboard.inline_keyboard.flat()
  if (buttons.length > 100) throw new Refusal(400, 'Bad Request: reply markup is too long')
  for (const { text, callback_data: data } of buttons) {
    if (typeof text !== 'string' || text.trim() === '') throw new Refusal(400, 'Bad Request: text buttons are empty')
    const bytes = Buffer.byteLength(data)
    if (bytes < 1 || bytes > 64) throw new Refusal(400, 'Bad Request: BUTTON_DATA_INVALID')
  }
  return keyboard
}

function readFile(value: unknown, limit: number): TelegramFile {
  if (!isFile(value)) throw new Refusal(400, 'Bad Request: there is no file in the request')
  if (value.bytes.length === 0) throw new Refusal(400, 'Bad Request: file must be non-empty')
  if (value.bytes.length > limit) throw new Refusal(413, 'Request Entity Too Large')
  return value
}

function isFile(value: unknown): value is TelegramFile {
  return typeof value === 'object' && value !== null && 'bytes' in value
}

/** In a form, objects are JSON texts. */
function asObject(value: unknown): Record<string, unknown> | undefined {
  if (typeof value === 'string') return JSON.parse(value)
  return (value ?? undefined) as Record<string, unknown> | undefined
}

/** Reads a request body: JSON, or a form in which `attach://` names a file. */
export function readPayload(contentType: string, body: Buffer): Payload {
  if (body.length === 0) return {}
  const boundary = /boundary=(.+)$/.exec(contentType)?.[1]
  if (boundary === undefined) return JSON.parse(body.toString('utf8'))
  const files = new Map<string, TelegramFile>()
  const fields: Record<string, unknown> = {}
  for (const part of body.toString('latin1').split(`--${boundary}`).slice(1, -1)) {
    const [head = '', ...rest] = part.split('\r\n\r\n')
    const content = Buffer.from(rest.join('\r\n\r\n').replace(/\r\n$/, ''), 'latin1')
    const name = /;\s*name="([^"]*)"/.exec(head)?.[1] ?? ''
    const fileName = /;\s*filename="?([^"\r\n]*)"?/.exec(head)?.[1]
    if (fileName === undefined) fields[name] = content.toString('utf8')
    else files.set(name, { name: Buffer.from(fileName, 'latin1').toString('utf8'), bytes: content })
  }
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string' && value.startsWith('attach://')) fields[name] = files.get(value.slice(9))
  }
  return fields
}
