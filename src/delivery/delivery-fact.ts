import type { ChannelError } from '../domain/errors.ts'

/** What happened, for metrics. `sinceReceivedMs` counts from `Message.receivedAtMs`. */
export type DeliveryFact =
  | {
      readonly kind: 'turn'
      readonly channel: string
      readonly durationMs: number
      readonly sinceReceivedMs: number
      /** The kinds of the turn's events: answered, unanswered, rated, … */
      readonly outcomes: readonly string[]
    }
  /** `stale`: a turn was not stored because a stream had moved on; it is worked out again. */
  | { readonly kind: 'turn-failed' | 'set-aside' | 'lease-lost' | 'stale'; readonly channel: string }
  | { readonly kind: 'sent'; readonly channel: string; readonly durationMs: number; readonly sinceReceivedMs: number }
  /** All replies of the message are settled: the turn is over for the person. */
  | {
      readonly kind: 'over'
      readonly channel: string
      readonly conversationId: string
      readonly messageId: string
      readonly sinceReceivedMs: number
      /** Settled by this claim. */
      readonly replies: number
      /** How long the turn took and what it came to. Undefined: another claim worked it out, or nobody could. */
      readonly turn?: { readonly durationMs: number; readonly outcomes: readonly string[] }
    }
  | { readonly kind: 'not-sent'; readonly channel: string; readonly outcome: ChannelError['outcome'] | 'failed' }
