import type { ChoiceReference } from '../../src/domain/choice.ts'

/** Called by name and nothing else, or started. */
export const greeting: ChoiceReference = { skill: 'account', act: 'greet', value: '' }

/**
 * What `https://t.me/BOT?start=PAYLOAD` means. A payload holds letters, digits, `_` and `-` only, at most 64
 * (https://core.telegram.org/bots/features#deep-linking): skill, act and value joined by `_`, so that the `/` of an
 * entry is written as `_` too. `?start=ask_oss_nib` asks for the entry `oss/nib`, `?start=join_K7MPQ2` joins the team
 * of that code. Any other payload is a plain start, which greets. Undefined: no start.
 */
export function readStart(text: string): ChoiceReference | undefined {
  const payload = /^\/start(?:@\w+)?(?:\s+(\S*))?(?:\s.*)?$/.exec(text)
  if (!payload) return undefined
  const [, act, value] = /^(ask|join)_([A-Za-z0-9_-]+)$/.exec(payload[1] ?? '') ?? []
  if (act === 'ask' && value) return { skill: 'answer', act, value: value.replaceAll('_', '/') }
  if (act === 'join' && value) return { skill: 'team', act, value }
  return greeting
}
