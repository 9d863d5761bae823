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

/** One thing a person sent, in our plain form. JSON all through, so that it can wait in a mailbox. */
export type Message = {
  /** Unique on its channel: the platform's own id. Delivering the same id again changes nothing. */
  readonly id: string
  /** Made by the adapter, and all it needs to answer in the right place. */
  readonly conversationId: string
  readonly person: Person
  readonly text: string
  readonly attachments: readonly Attachment[]
  /** The id of the offered choice that was picked, when the person tapped instead of typing. */
  readonly choice?: string
  /** Milliseconds since the epoch. */
  readonly receivedAtMs: number
}
