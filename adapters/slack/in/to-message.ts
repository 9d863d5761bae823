import { z } from 'zod'
import type { ChoiceReference } from '../../../src/domain/choice.ts'
import type { About, Attachment, Message, Written } from '../../../src/domain/message.ts'
import { type Manner, type Place, slackChannel, toConversationId, toMessageId } from '../place.ts'
import { readText } from './read-text.ts'

const fileSchema = z.object({
  id: z.string(),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  subtype: z.string().nullish(),
})

/** What `message` and `app_mention` events have in common, as far as we read them. */
export const messageEventSchema = z.object({
  type: z.enum(['message', 'app_mention']),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  hidden: z.boolean().optional(),
  user: z.string(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  files: z.array(fileSchema).catch([]).default([]),
  edited: z.object({ ts: z.string() }).optional(),
})
export type MessageEvent = z.infer<typeof messageEventSchema>

/** Other subtypes tell of joins, topics, edits and the like. https://docs.slack.dev/reference/events/message */
const spokenSubtypes = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message'])

/** Whether a person wrote this just now: no bot, no edit, no notice. */
export function isSpoken({ subtype, bot_id, hidden }: MessageEvent): boolean {
  return bot_id === undefined && hidden !== true && spokenSubtypes.has(subtype)
}

export function isDirect({ channel, channel_type }: MessageEvent): boolean {
  return channel_type === 'im' || channel.startsWith('D')
}

/** Who is known of a person without asking. */
export type Speaker = { readonly id: string; readonly name?: string; readonly locale?: string }

export type MessageParts = {
  readonly place: Place
  readonly speaker: Speaker
  readonly botUserId: string
  readonly receivedAtMs: number
}

/** What is known of a message beside its words. */
export type WrittenParts = MessageParts & {
  /** What people are called whom it names. */
  readonly names?: ReadonlyMap<string, string>
  readonly about?: About | undefined
  /** Nobody called Prima; she reads along. */
  readonly isUncalled?: boolean
  readonly edit?: Written['edit']
}

/** Called by name and nothing else, or welcomed. */
export const greeting: ChoiceReference = { skill: 'account', act: 'greet', value: '' }

/**
 * A mention in a channel comes as two events with different ids; what they share, and what stays the same over
 * retries, is the channel and the message's time stamp, Slack's own id of a message.
 */
export function toMessage(event: MessageEvent, parts: WrittenParts): Message {
  const { place, speaker, botUserId, receivedAtMs, names, about, isUncalled, edit } = parts
  const text = readText(event.text, botUserId, names)
  const attachments = event.files.map(toAttachment)
  const { channel, ts } = event
  const threadTs = event.thread_ts ?? ts
  const thread = place.kind === 'direct' ? { thread: threadTs } : {}
  const isNamed = event.text.trim() !== '' && about?.text === undefined
  return {
    id: toMessageId({ id: `${channel}-${ts}${edit ? `-${event.edited?.ts}` : ''}`, threadTs }),
    conversationId: toConversationId(place),
    person: { channel: slackChannel, ...speaker },
    ...sharedBy(place),
    ...(isUncalled ? { isUncalled: true as const } : {}),
    ...toContent(text, attachments, isNamed),
    ...aboutOf({ ...about, ...thread }),
    written: { id: `${channel}-${ts}`, ...(edit ? { edit } : {}) },
    route: { ts, threadTs },
    receivedAtMs,
  }
}

/** In a channel others read along; what is said to `/prima` there they do not read, though it is the same channel. */
function sharedBy({ kind, teamId, slackChannelId }: Place): Pick<Message, 'isShared' | 'place'> {
  if (kind === 'direct') return {}
  const channel = { place: toConversationId({ kind: 'direct', teamId, slackChannelId }) }
  return kind === 'thread' || kind === 'channel' ? { isShared: true, ...channel } : channel
}

function aboutOf(about: About): { readonly about?: About } {
  return Object.keys(about).length > 0 ? { about } : {}
}

/** `isCalled`: there was something in the text, if only Prima's name, and nothing that it points at. */
function toContent(
  text: string,
  attachments: readonly Attachment[],
  isCalled: boolean,
): Pick<Message, 'kind' | 'text' | 'pick' | 'attachments'> {
  if (text === '' && attachments.length === 0 && isCalled) return { kind: 'picked', text, pick: greeting, attachments }
  return { kind: text === '' && attachments.length > 0 ? 'arrived' : 'said', text, attachments }
}

/** What is said with a button, a menu or a command. `id` is Slack's own of this use. */
export function toSpokenMessage(
  said: {
    readonly id: string
    readonly text: string
    readonly pick?: ChoiceReference | undefined
    readonly threadTs?: string | undefined
    readonly manner?: Manner
    readonly about?: About | undefined
  },
  { place, speaker, receivedAtMs }: Omit<MessageParts, 'botUserId'>,
): Message {
  const { id, text, pick, threadTs, manner, about } = said
  const thread = place.kind === 'direct' && threadTs !== undefined ? { thread: threadTs } : {}
  return {
    id: toMessageId({ id, threadTs, ...(manner ? { manner } : {}) }),
    conversationId: toConversationId(place),
    person: { channel: slackChannel, ...speaker },
    ...sharedBy(place),
    kind: pick ? 'picked' : 'said',
    text,
    attachments: [],
    ...(pick ? { pick } : {}),
    ...aboutOf({ ...about, ...thread }),
    route: { ...(threadTs === undefined ? {} : { threadTs }), ...(manner ? { manner } : {}) },
    receivedAtMs,
  }
}

function toAttachment({ id, name, mimetype, size, subtype }: z.infer<typeof fileSchema>): Attachment {
  const isVoice = subtype === 'slack_audio' || mimetype?.startsWith('audio/') === true
  return {
    kind: isVoice ? 'voice' : mimetype?.startsWith('image/') ? 'image' : 'document',
    reference: id,
    ...(name ? { name } : {}),
    ...(mimetype ? { mediaType: mimetype } : {}),
    ...(typeof size === 'number' ? { sizeBytes: size } : {}),
  }
}
