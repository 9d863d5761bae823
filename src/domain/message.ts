import type { ChoiceReference } from './choice.ts'
import type { JsonValue } from './json.ts'

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

/** What a message refers to: the answer it replies to, or another person's question. */
export type About = {
  /** The answer of ours that is replied to, where the channel knows it. */
  readonly answerId?: string
  /** What was written in the message that is replied to, if a person wrote it. */
  readonly text?: string
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
  /** The adapter's own way back, beyond the conversation: a thread, a manner, what to reply to. */
  readonly route?: JsonValue
  /** Milliseconds since the epoch. */
  readonly receivedAtMs: number
}

/** Names a person among all channels: the key of what is kept about them. */
export function personKey({ channel, id }: Person): string {
  return `${channel}:${id}`
}
