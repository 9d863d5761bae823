import type { SendRule } from '../../src/ports/send-budget.ts'

export const telegramChannel = 'telegram'

/** What the Bot API carries. Lengths are in UTF-16 units and counted after the markup is parsed. */
export const telegramTraits = {
  /** https://core.telegram.org/bots/api#sendmessage */
  textLength: 4096,
  /** https://core.telegram.org/bots/api#sendphoto */
  captionLength: 1024,
  /** More are ignored without an error. https://core.telegram.org/api/entities (found by experiment, not promised) */
  entities: 100,
  /** https://core.telegram.org/bots/api#inlinekeyboardbutton */
  callbackDataBytes: 64,
  /** https://core.telegram.org/bots/api#answercallbackquery */
  toastLength: 200,
  /** https://core.telegram.org/bots/api#inlinekeyboardmarkup (found by experiment, not promised) */
  buttons: 100,
  /** What `getFile` hands out. https://core.telegram.org/bots/api#getfile */
  downloadBytes: 20_000_000,
  /** https://core.telegram.org/bots/api#senddocument and, for photos, #sendphoto */
  uploadBytes: 50_000_000,
  photoBytes: 10_000_000,
  /** How long a typing sign is shown, and how often we renew it. https://core.telegram.org/bots/api#sendchataction */
  typingEveryMs: 4000,
} as const

/**
 * "Avoid sending more than one message per second" to a chat, with short bursts allowed; 20 a minute to a group; about
 * 30 a second in all. https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
 */
const privateChat = { perSecond: 3, perMinute: 60 }
const group = { perSecond: 3, perMinute: 20 }
/** A little below, and a few at a time: Telegram counts when a message arrives, and some take longer than others. */
const everything = { perSecond: 27, atOnce: 3 }

/** The rule of all chats together. */
export const telegramKey = 'telegram'

/** The rule of one chat: what Telegram's "too many requests" is about. */
export function chatKey(chatId: number): string {
  return `telegram:chat:${chatId}`
}

/** The rules that a message to this chat falls under. Groups have negative ids. */
export function sendRules(chatId: number): readonly SendRule[] {
  return [
    { key: chatKey(chatId), limits: chatId < 0 ? group : privateChat },
    { key: telegramKey, limits: everything },
  ]
}

/** A typing sign is no message: it does not take the place of one, but it is a call like any other. */
export function typingRules(chatId: number): readonly SendRule[] {
  return [
    { key: `telegram:typing:${chatId}`, limits: { perSecond: 1 } },
    { key: telegramKey, limits: everything },
  ]
}

/** A draft is shown, not sent, and shown again as it grows. */
export function draftRules(chatId: number): readonly SendRule[] {
  return [
    { key: `telegram:draft:${chatId}`, limits: { perSecond: 2 } },
    { key: telegramKey, limits: everything },
  ]
}

/** A sign on a message is no message either. */
export function signRules(chatId: number): readonly SendRule[] {
  return [
    { key: `telegram:sign:${chatId}`, limits: { perSecond: 1 } },
    { key: telegramKey, limits: everything },
  ]
}
