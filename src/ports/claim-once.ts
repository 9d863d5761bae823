/**
 * Lets exactly one of many processes do a piece of scheduled work. Whoever gets it and dies has taken it along, so
 * work that ends in something said is better delivered as a message with an id of its own (see `Mailbox`).
 */
export interface ClaimOnce {
  /** True for the first caller with this key, false for all others for `keepMs`. Throws `StoreError`. */
  claimOnce(key: string, keepMs: number): Promise<boolean>
}
