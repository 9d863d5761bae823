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
  /** What one person and Prima say to each other where others do not see it: `/prima`. */
  | { readonly kind: 'private'; readonly teamId: string; readonly slackChannelId: string; readonly userId: string }

/** `slack:TEAM:CHANNEL`, then the thread, or `@` and the person. */
export function toConversationId(place: Place): string {
  const start = `slack:${place.teamId}:${place.slackChannelId}`
  if (place.kind === 'direct') return start
  return place.kind === 'thread' ? `${start}:${place.threadTs}` : `${start}:@${place.userId}`
}

/** Undefined: not made by us. */
export function readConversationId(conversationId: string): Place | undefined {
  const [, teamId, slackChannelId, rest] = /^slack:([^:]+):([^:]+)(?::(@?[^:@]+))?$/.exec(conversationId) ?? []
  if (teamId === undefined || slackChannelId === undefined) return undefined
  if (rest === undefined) return { kind: 'direct', teamId, slackChannelId }
  if (rest.startsWith('@')) return { kind: 'private', teamId, slackChannelId, userId: rest.slice(1) }
  return { kind: 'thread', teamId, slackChannelId, threadTs: rest }
}

/**
 * How to answer this message, beyond where. `shared`: for everybody to see, although it was first answered to one.
 * `unseen`: what the person chose stands nowhere in the conversation, so the answer shows it. `window`: in the window
 * that was opened for it, whose external id is the message's.
 */
export type Manner = 'shared' | 'unseen' | 'window'

/**
 * The id of a message. `id` is Slack's own and the same over retries; the thread to answer in and the manner go with
 * it, because the message is all that is left when the answer is sent.
 */
export type MessageId = { readonly id: string; readonly threadTs?: string | undefined; readonly manner?: Manner }

export function toMessageId({ id, threadTs, manner }: MessageId): string {
  return `${id.replaceAll('/', '_')}/${threadTs ?? ''}/${manner ?? ''}`
}

/** Of a message that another part of Prima made, such as a weekly summary, the id is all. */
export function readMessageId(messageId: string): MessageId {
  const [, id, threadTs, manner] = /^([^/]+)\/([\d.]*)\/(shared|unseen|window)?$/.exec(messageId) ?? []
  if (id === undefined) return { id: messageId }
  return { id, ...(threadTs ? { threadTs } : {}), ...(manner ? { manner: manner as Manner } : {}) }
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

/** A place as a block id tells it to us when something in the block is used: there the channel and person are known. */
export function toBlockId(place: Place, threadTs: string | undefined, index: number): string {
  const key = { direct: `d${threadTs ?? ''}`, thread: `t${threadTs ?? ''}`, private: 'p' }[place.kind]
  return `${key}:${index}`
}

export function readBlockId(
  blockId: string,
  { teamId, slackChannelId, userId }: { teamId: string; slackChannelId: string; userId: string },
): { readonly place: Place; readonly threadTs: string | undefined } | undefined {
  const [, kind, threadTs] = /^([dtp])([\d.]*):\d+$/.exec(blockId) ?? []
  if (kind === 'd') return { place: { kind: 'direct', teamId, slackChannelId }, threadTs: threadTs || undefined }
  if (kind === 't' && threadTs) return { place: { kind: 'thread', teamId, slackChannelId, threadTs }, threadTs }
  if (kind === 'p') return { place: { kind: 'private', teamId, slackChannelId, userId }, threadTs: undefined }
  return undefined
}
