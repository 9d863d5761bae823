import type { Message as TelegramMessage, UserFromGetMe } from 'grammy/types'
import type { CommandReader } from '../../src/conversation/commands.ts'
import { questionIn } from './commands.ts'

/**
 * What a message says to Prima, without her name in it: everything in a private chat; in a group what mentions her,
 * replies to her, or is one of her commands. Undefined: she is not meant.
 */
export function addressedText(
  message: TelegramMessage,
  me: UserFromGetMe,
  commands: Pick<CommandReader, 'knows' | 'read'>,
): string | undefined {
  const text = message.text ?? message.caption ?? ''
  const { names, command, isForAnother } = readEntities(message, text, me)
  if (isForAnother) return undefined
  const isMeant =
    message.chat.type === 'private' ||
    names.length > 0 ||
    isReplyTo(message, me) ||
    (command && commands.knows(command))
  if (!isMeant) return undefined
  const said = without(text, names)
  return questionIn(said, commands) ?? said
}

type Span = { readonly offset: number; readonly length: number }

/** Where Prima is named, and the command that the message begins with. Offsets are in UTF-16 units, as in JavaScript. */
function readEntities(message: TelegramMessage, text: string, me: UserFromGetMe) {
  const names: Span[] = []
  let command: string | undefined
  let isForAnother = false
  for (const entity of message.entities ?? message.caption_entities ?? []) {
    const { offset, length } = entity
    const covered = text.slice(offset, offset + length)
    if (entity.type === 'text_mention' && entity.user.id === me.id) names.push({ offset, length })
    if (entity.type === 'mention' && isNameOf(covered.slice(1), me)) names.push({ offset, length })
    if (entity.type !== 'bot_command') continue
    const [word = '', name] = covered.split('@')
    if (offset === 0) command = word
    if (name !== undefined && isNameOf(name, me)) names.push({ offset: offset + word.length, length: name.length + 1 })
    else if (name !== undefined && offset === 0) isForAnother = true
  }
  return { names, command, isForAnother }
}

function isNameOf(name: string, me: UserFromGetMe): boolean {
  return name.toLowerCase() === me.username.toLowerCase()
}

/** In a forum every message "replies" to the one that opened the topic; that means nobody. */
function isReplyTo({ reply_to_message: original }: TelegramMessage, me: UserFromGetMe): boolean {
  return original?.from?.id === me.id && original.forum_topic_created === undefined
}

function without(text: string, spans: readonly Span[]): string {
  const rest = spans.toReversed().reduce((left, { offset, length }) => {
    const before = left.slice(0, offset)
    const after = left.slice(offset + length)
    return before.endsWith(' ') || before === '' ? before + after.replace(/^[\s,:]+/, '') : before + after
  }, text)
  return rest.trim()
}
