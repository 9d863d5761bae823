import { randomInt } from 'node:crypto'
import type { Event } from '../domain/event.ts'
import { type Role, readPeopleEvent } from './events.ts'

/** Capitals and digits that nobody takes for one another, and no vowels, so that no code spells a word. */
const signs = 'BCDFGHJKMNPQRSTVWXYZ23456789'
export const codeLength = 6

/** What a code opens, and for how long. */
export type CodeState = {
  readonly untilMs: number
  readonly usesLeft: number
} & (
  | { readonly opens: 'team'; readonly team: string; readonly role: Role }
  | { readonly opens: 'person'; readonly person: string }
)

export function applyToCode(code: CodeState | undefined, events: readonly Event[]): CodeState | undefined {
  return events.reduce(reduce, code)
}

function reduce(code: CodeState | undefined, event: Event): CodeState | undefined {
  const known = readPeopleEvent(event)
  switch (known?.kind) {
    case 'invitation-made': {
      const { team, role, uses, untilMs } = known.data
      return { opens: 'team', team, role, usesLeft: uses, untilMs }
    }
    case 'link-made':
      return { opens: 'person', person: known.data.person, usesLeft: 1, untilMs: known.data.untilMs }
    case 'code-used':
      return code && { ...code, usesLeft: code.usesLeft - 1 }
    case 'code-ended':
      return code && { ...code, usesLeft: 0 }
    default:
      return code
  }
}

/** Why a code does not open anything now; undefined: it does. */
export function closedBecause(
  code: CodeState | undefined,
  nowMs: number,
): 'unknown' | 'expired' | 'used-up' | undefined {
  if (!code) return 'unknown'
  if (nowMs >= code.untilMs) return 'expired'
  return code.usesLeft <= 0 ? 'used-up' : undefined
}

/** A new code, with at least one digit, so that it is not taken for a word. `random`: below a bound, from 0. */
export function makeCode(random: (below: number) => number = randomInt): string {
  for (;;) {
    const code = Array.from({ length: codeLength }, () => signs[random(signs.length)]).join('')
    if (/\d/.test(code) && /[A-Z]/.test(code)) return code
  }
}

/** What somebody typed, as a code: without spaces and dashes, in capitals. Undefined: it cannot be one. */
export function readCode(text: string): string | undefined {
  const code = text.replace(/[\s-]/g, '').toUpperCase()
  return /^[A-Z0-9]{4,12}$/.test(code) ? code : undefined
}
