/**
 * `perSecond`, `perMinute`: at least one of the two. Both count in windows that slide, so they also hold across the turn
 * of a minute. `atOnce`: how many of those of a second may go together; the others are spread over it, because a whole
 * second's places in one burst are too many as soon as some arrive a little later than others. Default: all of them.
 */
export type SendLimits = { readonly perSecond?: number; readonly perMinute?: number; readonly atOnce?: number }

/** One rule of a platform: for what (a chat, a channel, the whole bot) and how much. */
export type SendRule = { readonly key: string; readonly limits: SendLimits }

/** Who asks, such as a conversation, and how long they wait for their place; with a longer wait they come again. */
export type SendPatience = { readonly holder: string; readonly longestWaitMs: number }

/**
 * What a platform lets us send, shared by all processes.
 *
 * `answer`: gets the first place there is, at once or later. `cosmetic` (typing signs, drafts): gets a place only at
 * once and only while no rule is used by half or more, so that an answer never waits for decoration; a rule of one per
 * second or minute is free for it when nothing was sent in that time.
 */
export interface SendBudget {
  /**
   * Takes a place under all the rules together. The first is the one of whoever asks: under it places are given in the
   * order of asking. Under the others who has to wait holds up nobody else. `waitMs`: how long to wait before sending,
   * 0 for now. Undefined: a cosmetic that found no place; drop it. Throws `StoreError`.
   *
   * With `patience` a place that is too far off is kept: whoever comes again is told how long it is still, in whichever
   * process, instead of getting another one behind everybody. It is given up when the platform said to wait longer,
   * and five seconds after its time.
   */
  reserve(
    rules: readonly SendRule[],
    priority: 'answer' | 'cosmetic',
    patience?: SendPatience,
  ): Promise<{ readonly waitMs: number } | undefined>

  /** The platform said to wait: no place under this key before `retryAfterMs` from now. */
  penalise(key: string, retryAfterMs: number): Promise<void>
}
