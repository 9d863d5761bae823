import { prima, type ServerUpdate, type TelegramServer } from './telegram-server.ts'

export type Person = {
  readonly id: number
  readonly is_bot: boolean
  readonly first_name: string
  readonly username?: string
  readonly language_code?: string
}
type Chat = { readonly id: number; readonly type: string; readonly title?: string; readonly is_forum?: boolean }

export const budi: Person = { id: 501, is_bot: false, first_name: 'Budi', language_code: 'id' }
export const ani: Person = { id: 502, is_bot: false, first_name: 'Ani', language_code: 'en' }
export const otherBot: Person = { id: 900, is_bot: true, first_name: 'Lain', username: 'lain_bot' }
export const primaItself: Person = prima
export const team: Chat = { id: -1_001_234, type: 'supergroup', title: 'Tim CS' }
export const forum: Chat = { id: -1_005_678, type: 'supergroup', title: 'Forum', is_forum: true }

export function privateChat(person: Person): Chat {
  return { id: person.id, type: 'private' }
}

type Extra = {
  readonly from?: Person
  readonly chat?: Chat
  readonly topicId?: number
  readonly more?: object
}

/** Somebody writes: in private unless another chat is named. Commands and names become entities as Telegram makes them. */
export function write(server: TelegramServer, text: string, extra: Extra = {}): ServerUpdate {
  return server.push({ message: buildTelegramMessage(server, { text, ...entitiesOf(text) }, extra) })
}

/** Sends something else than text. */
export function show(server: TelegramServer, content: object, extra: Extra = {}): ServerUpdate {
  return server.push({ message: buildTelegramMessage(server, content, extra) })
}

export function buildTelegramMessage(server: TelegramServer, content: object, extra: Extra = {}) {
  const { from = budi, chat = privateChat(from), topicId, more = {} } = extra
  return {
    message_id: server.nextMessageId(),
    date: Math.floor(Date.now() / 1000),
    from,
    chat,
    ...(topicId === undefined ? {} : { is_topic_message: true, message_thread_id: topicId }),
    ...content,
    ...more,
  }
}

export function entitiesOf(text: string) {
  const found = [
    ...[...text.matchAll(/(?<!\S)\/[a-z0-9_]{1,32}(?:@\w+)?/gi)].map((match) => ['bot_command', match] as const),
    ...[...text.matchAll(/(?<![\w/])@\w{5,32}/g)].map((match) => ['mention', match] as const),
  ].filter(([type, match]) => type === 'bot_command' || !text.slice(0, match.index).endsWith('/'))
  const entities = found
    .map(
      ([
        type,
        {
          index,
          0: { length },
        },
      ]) => ({ type, offset: index, length }),
    )
    .toSorted((a, b) => a.offset - b.offset)
  return entities.length > 0 ? { entities } : {}
}
