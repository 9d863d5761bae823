import { createHash } from 'node:crypto'
import type { Event } from '../domain/event.ts'
import { readPeopleEvent } from './events.ts'

/** One account on one channel. */
export type IdentityState = {
  /** Whose it is; undefined: nobody said, so it is a person of its own. */
  readonly person?: string
  /** When it came with codes that were none, newest last. */
  readonly refusedAtMs: readonly number[]
}

export const newIdentity: IdentityState = { refusedAtMs: [] }
const rememberedRefusals = 10

export function applyToIdentity(identity: IdentityState, events: readonly Event[]): IdentityState {
  return events.reduce(reduce, identity)
}

function reduce(identity: IdentityState, event: Event): IdentityState {
  const known = readPeopleEvent(event)
  switch (known?.kind) {
    case 'identity-linked':
    case 'identity-unlinked':
      return { ...identity, person: known.data.person }
    case 'code-refused':
      return { ...identity, refusedAtMs: [...identity.refusedAtMs, known.atMs].slice(-rememberedRefusals) }
    default:
      return identity
  }
}

/** The id of the person that an account is when it was never linked to another. */
export function ownPersonId(channel: string, id: string): string {
  return shortId('p', `${channel}:${id}`)
}

/** An id made from what it stands for, so that a turn that is done again makes the same. */
export function shortId(kind: 'p' | 't', from: string): string {
  return `${kind}${createHash('sha256').update(from).digest('hex').slice(0, 16)}`
}

/** So many refused codes in so long, and no code is looked at until the oldest of them is past. */
export const refusals = { most: 5, withinMs: 10 * 60 * 1000 } as const

/** Until when this account may try no code; undefined: it may. */
export function barredUntilMs({ refusedAtMs }: IdentityState, nowMs: number): number | undefined {
  const recent = refusedAtMs.filter((atMs) => atMs > nowMs - refusals.withinMs)
  const first = recent.at(-refusals.most)
  return first === undefined ? undefined : first + refusals.withinMs
}
