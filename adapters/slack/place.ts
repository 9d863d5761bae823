import type { Language } from '../../src/domain/language.ts'

/** What persons and conversations of Slack are told by. */
export const slackChannel = 'slack'
const welcome = 'welcome'

/** Where a conversation is held, and all that is needed to answer there. */
export type Place =
  /**
   * A direct message with Prima: one conversation, however many threads it has. On the agent surface every message
   * that is not in a thread begins one; whoever answers a question below instead of inside the thread is still heard.
   */
  | { readonly kind: 'direct'; readonly teamId: string; readonly slackChannelId: string }
  /** A thread in a channel or group. */
  | { readonly kind: 'thread'; readonly teamId: string; readonly slackChannelId: string; readonly threadTs: string }
  /** A channel itself, for what begins no thread: a hello, a summary. */
  | { readonly kind: 'channel'; readonly teamId: string; readonly slackChannelId: string }
  /** What one person and Prima say to each other where others do not see it: `/prima`. */
  | { readonly kind: 'private'; readonly teamId: string; readonly slackChannelId: string; readonly userId: string }

/** `slack:TEAM:CHANNEL`, then the thread, or `#`, or `@` and the person. */
export function toConversationId(place: Place): string {
  const start = `slack:${place.teamId}:${place.slackChannelId}`
  if (place.kind === 'direct') return start
  if (place.kind === 'channel') return `${start}:#`
  return place.kind === 'thread' ? `${start}:${place.threadTs}` : `${start}:@${place.userId}`
}

/** Undefined: not made by us. */
export function readConversationId(conversationId: string): Place | undefined {
  const [, teamId, slackChannelId, rest] = /^slack:([^:]+):([^:]+)(?::(@?[^:@]+))?$/.exec(conversationId) ?? []
  if (teamId === undefined || slackChannelId === undefined) return undefined
  if (rest === undefined) return { kind: 'direct', teamId, slackChannelId }
  if (rest === '#') return { kind: 'channel', teamId, slackChannelId }
  if (rest.startsWith('@')) return { kind: 'private', teamId, slackChannelId, userId: rest.slice(1) }
  return { kind: 'thread', teamId, slackChannelId, threadTs: rest }
}

/**
 * How to answer a message, beyond where. `shared`: for everybody to see, although it was first answered to one.
 * `unseen`: what the person chose stands nowhere in the conversation, so the answer shows it. `window`: in the window
 * that was opened for it, whose external id is the message's.
 */
export const manners = ['shared', 'unseen', 'window'] as const
export type Manner = (typeof manners)[number]

/**
 * The id of a message. `id` is Slack's own and the same over retries. The rest is a habit of the first version, which had
 * no other place for the way back; it stays, so that what was delivered before an upgrade is known again after it.
 */
export type MessageId = { readonly id: string; readonly threadTs?: string | undefined; readonly manner?: Manner }

export function toMessageId({ id, threadTs, manner }: MessageId): string {
  return `${id.replaceAll('/', '_')}/${threadTs ?? ''}/${manner ?? ''}`
}

/** Reads what the first version put into ids. Of a message that another part of Prima made, the id is all. */
export function readMessageId(messageId: string): MessageId {
  const [, id, threadTs, manner] = /^([^/]+)\/([\d.]*)\/(\w+)?$/.exec(messageId) ?? []
  const known = manners.find((one) => one === manner)
  if (id === undefined || (manner !== undefined && !known)) return { id: messageId }
  return { id, ...(threadTs ? { threadTs } : {}), ...(known ? { manner: known } : {}) }
}

/**
 * The id of a message that nobody wrote: a person opened their direct messages with Prima and is greeted. `occasion`:
 * greeted once for each.
 */
export function toWelcomeId(slackChannelId: string, occasion: string): string {
  return `${welcome}-${slackChannelId}-${occasion}`
}

export function isWelcome(messageId: string): boolean {
  return messageId.startsWith(`${welcome}-`)
}

/** What a block id tells when something in the block is used: there the channel and person are known. */
export type Block = { readonly place: Place; readonly threadTs: string | undefined; readonly language?: Language }

export function toBlockId({ place, threadTs, language }: Block, index: number): string {
  const key = { direct: `d${threadTs ?? ''}`, thread: `t${threadTs ?? ''}`, channel: 'c', private: 'p' }[place.kind]
  return `${key}:${index}${language ? `:${language}` : ''}`
}

export function readBlockId(
  blockId: string,
  { teamId, slackChannelId, userId }: { teamId: string; slackChannelId: string; userId: string },
): Block | undefined {
  const [, kind, threadTs, language] = /^([dtcp])([\d.]*):\d+(?::(id|en))?$/.exec(blockId) ?? []
  const spoken: { readonly language?: Language } = language === 'id' || language === 'en' ? { language } : {}
  const at = (place: Place, thread?: string): Block => ({ place, threadTs: thread || undefined, ...spoken })
  if (kind === 'd') return at({ kind: 'direct', teamId, slackChannelId }, threadTs)
  if (kind === 't' && threadTs) return at({ kind: 'thread', teamId, slackChannelId, threadTs }, threadTs)
  if (kind === 'c') return at({ kind: 'channel', teamId, slackChannelId })
  if (kind === 'p') return at({ kind: 'private', teamId, slackChannelId, userId })
  return undefined
}
