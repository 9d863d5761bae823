import type { CallbackQuery, InlineKeyboardMarkup, Message as TelegramMessage, UserFromGetMe } from 'grammy/types'
import { readOpened, readRating } from '../../src/domain/choice.ts'
import type { About } from '../../src/domain/message.ts'
import { decodeCallback } from './callback.ts'

/**
 * What a message replies to: an answer of ours, known by its buttons however old it is, or what a person wrote. Where a
 * part of it is quoted, that part is meant.
 */
export function aboutOf(message: TelegramMessage, me: UserFromGetMe): About | undefined {
  const original = message.reply_to_message
  // In a forum every message "replies" to the one that opened the topic; that means nothing.
  if (!original || original.forum_topic_created !== undefined) return undefined
  if (original.from?.id === me.id) return orNothing(offeredIn(original.reply_markup))
  const text = message.quote?.text ?? original.text ?? original.caption
  return original.from?.is_bot || !text ? undefined : { text }
}

/** Which message of ours a button was tapped under, and what that says. */
export function aboutTap({ message, data }: CallbackQuery): About | undefined {
  if (!message) return undefined
  const language = data === undefined ? undefined : decodeCallback(data)?.language
  return {
    ...offeredIn('reply_markup' in message ? message.reply_markup : undefined),
    ...(language ? { language } : {}),
    under: `${message.chat.id}-${message.message_id}`,
  }
}

/** The answer that has these buttons, and its entry. */
function offeredIn(keyboard: InlineKeyboardMarkup | undefined): About {
  const offered = (keyboard?.inline_keyboard.flat() ?? []).flatMap((button) =>
    'callback_data' in button ? (decodeCallback(button.callback_data) ?? []) : [],
  )
  const answerId = offered.flatMap(({ pick }) => readRating(pick)?.answerId ?? [])[0]
  const entryId = offered.flatMap(({ pick }) => readOpened(pick) ?? [])[0]
  const language = offered[0]?.language
  return {
    ...(answerId === undefined ? {} : { answerId }),
    ...(entryId === undefined ? {} : { entryId }),
    ...(language ? { language } : {}),
  }
}

function orNothing(about: About): About | undefined {
  return Object.keys(about).length > 0 ? about : undefined
}
