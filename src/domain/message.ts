import type { ChoiceReference } from './choice.ts'
import type { JsonValue } from './json.ts'
import type { Language } from './language.ts'
import type { MessagePseudonyms } from './pseudonyms.ts'

/** Who wrote: known by channel and by the channel's own id. */
export type Person = {
  /** The adapter's name, e.g. `telegram`. Never branched on outside the adapter. */
  readonly channel: string
  readonly id: string
  readonly name?: string
  /** The language the person's device or profile is set to, as an IETF tag such as `id` or `en-US`. */
  readonly locale?: string
}

export type Attachment = {
  readonly kind: 'document' | 'image' | 'voice'
  /** How the adapter finds the content again. Means nothing outside it. */
  readonly reference: string
  readonly name?: string
  readonly mediaType?: string
  readonly sizeBytes?: number
}

/** How a message came about: somebody wrote, tapped, or sent a file; or its time had come. */
export type MessageKind = 'said' | 'picked' | 'arrived' | 'due'

/** What a message refers to: an answer of ours that it replies to or that was tapped, or what somebody else wrote. */
export type About = {
  /** The answer of ours, where the channel knows it. */
  readonly answerId?: string
  /** The entry that this answer is from: known from its buttons, however old it is. */
  readonly entryId?: string
  /** The language of what was tapped or replied to. */
  readonly language?: Language
  /** What was written in the message that is replied to, if a person wrote it. */
  readonly text?: string
  /** Which of several threads side by side in this conversation it stands in; each has a topic of its own. */
  readonly thread?: string
  /** Of a tap: the channel's own name of the message of ours that the button stood under. */
  readonly under?: string
}

/** What was written, as its channel knows it: the name stays the same when the person edits it. */
export type Written = {
  readonly id: string
  /** It was said before and is put differently now: soon after, or so late that its answer has long been read. */
  readonly edit?: 'soon' | 'late'
}

/** What the clock, or a turn of another conversation, asks a skill to do here. */
export type DueWork = { readonly skill: string; readonly name: string; readonly data: JsonValue }

/** One thing a person sent, or that is due, in our plain form. JSON all through, so that it can wait in a mailbox. */
export type Message = {
  /** Unique on its channel: the platform's own id. Delivering the same id again changes nothing. */
  readonly id: string
  /** Made by the adapter: where it was said, and so where it is answered. */
  readonly conversationId: string
  /** Of a message that is due: whom it is for. */
  readonly person: Person
  readonly kind: MessageKind
  /** Of a pick: what stood on the button. */
  readonly text: string
  readonly attachments: readonly Attachment[]
  /** What was picked, when the person tapped, or typed the number or the label of what was offered. */
  readonly pick?: ChoiceReference
  /** Of a message that is due. */
  readonly due?: DueWork
  readonly about?: About
  /** Others read along, as in a group or a channel: what is remembered there is remembered of each person. */
  readonly isShared?: true
  /** The channel or group it was said in, whichever thread or topic of it: what belongs to a team there belongs here. */
  readonly place?: string
  /** Nobody called Prima: she reads along where she was called before, and speaks only if she can help. */
  readonly isUncalled?: true
  readonly written?: Written
  /** Files that were sent together come as messages of their own with the same album. */
  readonly album?: string
  /** The adapter's own way back, beyond the conversation: a thread, a manner, what to reply to. */
  readonly route?: JsonValue
  /** What stands for it and for whoever wrote it in what is kept without names. Set by the conversation, never stored. */
  readonly pseudonyms?: MessagePseudonyms
  /** Milliseconds since the epoch. */
  readonly receivedAtMs: number
}

/** Names a person among all channels: the key of what is kept about them. */
export function personKey({ channel, id }: Person): string {
  return `${channel}:${id}`
}
