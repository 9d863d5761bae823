/** Where a conversation takes place: a chat, and in a forum (or a private chat with topics) the topic. */
export type Address = { readonly chatId: number; readonly topicId?: number }

export function toConversationId({ chatId, topicId }: Address): string {
  return topicId === undefined ? `telegram:${chatId}` : `telegram:${chatId}:${topicId}`
}

/** Undefined: not one of ours. */
export function toAddress(conversationId: string): Address | undefined {
  const parts = /^telegram:(-?\d+)(?::(\d+))?$/.exec(conversationId)
  if (!parts) return undefined
  return { chatId: Number(parts[1]), ...(parts[2] === undefined ? {} : { topicId: Number(parts[2]) }) }
}

/**
 * The id of a message of ours: the update's, by which a repeated delivery is recognised, and the id within its chat of
 * what was written or tapped, so that it can be replied to.
 */
export function toMessageId(updateId: number, inChatId: number): string {
  return `${updateId}-${inChatId}`
}

/** What to reply to. Undefined: the message came from somewhere else, a schedule for instance. */
export function repliedTo(messageId: string): number | undefined {
  const inChatId = /^\d+-(\d+)$/.exec(messageId)?.[1]
  return inChatId === undefined ? undefined : Number(inChatId)
}
