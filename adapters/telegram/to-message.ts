import type { CallbackQuery, Chat, Message as TelegramMessage, Update, User, UserFromGetMe } from 'grammy/types'
import type { CommandReader } from '../../src/conversation/commands.ts'
import type { About, Attachment, Message, Person, Written } from '../../src/domain/message.ts'
import { aboutOf, aboutTap } from './about.ts'
import { toConversationId, toMessageId } from './address.ts'
import { addressedText } from './addressed-text.ts'
import { decodeCallback } from './callback.ts'
import { greeting, readStart } from './deep-link.ts'
import { labelOf } from './keyboard.ts'
import { toHello } from './to-hello.ts'
import { telegramChannel } from './traits.ts'

/** The kinds of updates that we ask Telegram for. Reactions, polls, channel posts and the like are none of ours. */
export const updateKinds = [
  'message',
  'edited_message',
  'callback_query',
  'my_chat_member',
  'stopped_message_generation',
] as const

/**
 * An edit within this time is a question put better, and is answered anew; later ones are tidying up. The first answer
 * stays: Telegram users expect edits to be cheap, not to change what others have read.
 */
const editableMs = 5 * 60 * 1000

/** `me`: who Prima is there; `nowMs`: milliseconds since the epoch. */
export type ReadingParts = {
  readonly me: UserFromGetMe
  readonly commands: Pick<CommandReader, 'knows' | 'read'>
  readonly nowMs: number
}

/** What an update says to Prima. Undefined: nothing. */
export function toMessage(update: Update, { me, commands, nowMs }: ReadingParts): Message | undefined {
  const parts = { me, commands, nowMs }
  if (update.message) return fromMessage(update.update_id, update.message, parts)
  const edited = update.edited_message
  if (edited && hasWords(edited)) {
    const edit = (edited.edit_date - edited.date) * 1000 <= editableMs ? 'soon' : 'late'
    return fromMessage(update.update_id, edited, parts, edit)
  }
  if (update.my_chat_member) return toHello(update.my_chat_member, me, nowMs)
  return update.callback_query && fromTap(update.update_id, update.callback_query, nowMs)
}

function fromMessage(
  updateId: number,
  message: TelegramMessage,
  { me, commands, nowMs }: ReadingParts,
  edit?: Written['edit'],
): Message | undefined {
  if (!isSaid(message)) return undefined
  const person = authorOf(message)
  const text = person && addressedText(message, me, commands)
  if (person === undefined || text === undefined) return undefined
  const { message_id: messageId, media_group_id: album, chat, sticker } = message
  const about = aboutOf(message, me)
  return {
    id: toMessageId(updateId, messageId),
    conversationId: conversationOf(message),
    person,
    ...sharedBy(chat),
    ...toContent(sticker ? gestureOf(sticker) : text, attachmentsOf(message), isCalled(message, about)),
    ...(about ? { about } : {}),
    written: { id: String(messageId), ...(edit ? { edit } : {}) },
    ...(album === undefined ? {} : { album }),
    route: { messageId },
    receivedAtMs: nowMs,
  }
}

/** In a group others read along, in all of its topics. */
function sharedBy({ id, type }: Chat): Pick<Message, 'isShared' | 'place'> {
  return type === 'private' ? {} : { isShared: true, place: toConversationId({ chatId: id }) }
}

/** A sticker says what its emoji says. */
function gestureOf({ emoji }: { readonly emoji?: string }): string {
  return emoji ?? '👍'
}

/** There are words in it, if only Prima's name, and nothing that they point at. */
function isCalled(message: TelegramMessage, about: About | undefined): boolean {
  return hasWords(message) && about === undefined
}

/** A start is a pick: what its payload asks for, or the greeting. So is Prima's name and nothing else. */
function toContent(
  text: string,
  attachments: readonly Attachment[],
  isCalled: boolean,
): Pick<Message, 'kind' | 'text' | 'pick' | 'attachments'> {
  const pick = readStart(text)
  if (pick) return { kind: 'picked', text, pick, attachments }
  if (text === '' && attachments.length === 0 && isCalled) return { kind: 'picked', text, pick: greeting, attachments }
  return { kind: text === '' && attachments.length > 0 ? 'arrived' : 'said', text, attachments }
}

function fromTap(updateId: number, query: CallbackQuery, receivedAtMs: number): Message | undefined {
  const { message, data } = query
  const pick = data === undefined ? undefined : decodeCallback(data)?.pick
  const about = aboutTap(query)
  if (!message || data === undefined || !pick || query.from.is_bot) return undefined
  return {
    id: toMessageId(updateId, message.message_id),
    conversationId: conversationOf(message),
    person: toPerson(query.from),
    text: labelOf('reply_markup' in message ? message.reply_markup : undefined, data) ?? '',
    ...sharedBy(message.chat),
    kind: 'picked',
    attachments: [],
    pick,
    ...(about ? { about } : {}),
    route: { messageId: message.message_id, tap: query.id },
    receivedAtMs,
  }
}

/**
 * Not a bot, and not the channel that a discussion group belongs to. An administrator who stays anonymous writes as the
 * group, through a bot of Telegram's: https://core.telegram.org/bots/api#message (`sender_chat`).
 */
function authorOf({ from, sender_chat: senderChat, chat, is_automatic_forward: forwarded }: TelegramMessage) {
  if (forwarded || !from) return undefined
  if (senderChat?.id === chat.id) return { channel: telegramChannel, id: String(chat.id) }
  return from.is_bot || senderChat ? undefined : toPerson(from)
}

function toPerson({ id, first_name: name, language_code: locale }: User): Person {
  return { channel: telegramChannel, id: String(id), name, ...(locale ? { locale } : {}) }
}

type Placed = Pick<TelegramMessage, 'chat'> & { is_topic_message?: boolean; message_thread_id?: number }

/** Outside of forums a thread id only says what was replied to. https://core.telegram.org/bots/api#message */
function conversationOf({ chat, is_topic_message: isTopic, message_thread_id: topicId }: Placed): string {
  return toConversationId({ chatId: chat.id, ...(isTopic && topicId !== undefined ? { topicId } : {}) })
}

/** A shared place is "edited" whenever its owner moves: that says nothing. */
function hasWords({ text, caption }: TelegramMessage): boolean {
  return text !== undefined || caption !== undefined
}

/** Something that a person says or shows, as opposed to "joined the group" and other news. */
function isSaid(message: TelegramMessage): boolean {
  const { text, caption, document, photo, voice, audio, video, video_note, animation, sticker } = message
  const { contact, location, dice, poll, story } = message
  const shown = [document, photo, voice, audio, video, video_note, animation, sticker, contact, location]
  return [text, caption, ...shown, dice, poll, story].some((part) => part !== undefined)
}

function attachmentsOf(message: TelegramMessage): readonly Attachment[] {
  const { document, photo, voice, audio, video_note: videoNote, video } = message
  const sound = voice ?? audio ?? videoNote
  const file = document ?? video
  const picture = photo?.at(-1)
  return [
    ...(sound ? [toAttachment('voice', sound)] : []),
    ...(file ? [toAttachment('document', file)] : []),
    ...(picture ? [{ ...toAttachment('image', picture), mediaType: 'image/jpeg' }] : []),
  ]
}

type TelegramFile = { file_id: string; file_size?: number; file_name?: string; mime_type?: string }

function toAttachment(kind: Attachment['kind'], file: TelegramFile): Attachment {
  return {
    kind,
    reference: file.file_id,
    ...(file.file_name === undefined ? {} : { name: file.file_name }),
    ...(file.mime_type === undefined ? {} : { mediaType: file.mime_type }),
    ...(file.file_size === undefined ? {} : { sizeBytes: file.file_size }),
  }
}
