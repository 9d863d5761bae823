import type { ChatMemberUpdated, UserFromGetMe } from 'grammy/types'
import type { ChoiceReference } from '../../src/domain/choice.ts'
import type { Message } from '../../src/domain/message.ts'
import { toConversationId } from './address.ts'
import { telegramChannel } from './traits.ts'

const hello: ChoiceReference = { skill: 'account', act: 'hello', value: '' }
const outside = new Set(['left', 'kicked'])

/** Prima was brought into a group: she says hello once, and how she is called there. Undefined for any other change. */
export function toHello(change: ChatMemberUpdated, me: UserFromGetMe, receivedAtMs: number): Message | undefined {
  const { chat, from, date, old_chat_member: before, new_chat_member: now } = change
  const isGroup = chat.type === 'group' || chat.type === 'supergroup'
  if (!isGroup || !outside.has(before.status) || (now.status !== 'member' && now.status !== 'administrator')) {
    return undefined
  }
  return {
    id: `hello-${chat.id}-${date}`,
    conversationId: toConversationId({ chatId: chat.id }),
    person: {
      channel: telegramChannel,
      id: String(from.id),
      name: from.first_name,
      ...(from.language_code ? { locale: from.language_code } : {}),
    },
    isShared: true,
    place: toConversationId({ chatId: chat.id }),
    kind: 'picked',
    pick: hello,
    // With privacy mode on, Telegram does not show her who mentions her.
    text: me.can_read_all_group_messages ? `@${me.username}` : `/tanya@${me.username}`,
    attachments: [],
    route: {},
    receivedAtMs,
  }
}
