/**
 * What `https://t.me/BOT?start=PAYLOAD` means. A payload holds letters, digits, `_` and `-` only, at most 64
 * (https://core.telegram.org/bots/features#deep-linking), so the `/` of an entry is written as `_`:
 * `?start=ask_oss_nib` asks for the entry `oss/nib`. Any other payload is a plain start.
 */
export function readStart(text: string): { readonly text: string; readonly choice?: string } | undefined {
  const payload = /^\/start(?:\s+(\S*))?\s*$/.exec(text)
  if (!payload) return undefined
  const entry = /^ask_([A-Za-z0-9_-]+)$/.exec(payload[1] ?? '')?.[1]
  return { text: '/start', ...(entry ? { choice: `ask:${entry.replaceAll('_', '/')}` } : {}) }
}
