import { z } from 'zod'
import type { Event } from '../domain/event.ts'

export const roles = ['manager', 'lead', 'agent'] as const
export type Role = (typeof roles)[number]

const dataVersion = 1
const id = z.string().min(1)
const name = z.string().trim().min(1).max(60)
const moment = z.int().nonnegative()

/** What can happen to people and teams, by kind, and in which kind of stream it stands. */
const kinds = {
  // identity:CHANNEL:ID, one account on one channel
  'identity-linked': z.strictObject({ person: id }),
  'identity-unlinked': z.strictObject({ person: id }),
  'code-refused': z.strictObject({}),
  // person:ID
  'person-named': z.strictObject({ name }),
  'identity-added': z.strictObject({ channel: id, id }),
  'identity-removed': z.strictObject({ channel: id, id }),
  'team-entered': z.strictObject({ team: id }),
  'team-left': z.strictObject({ team: id }),
  'team-chosen': z.strictObject({ team: id }),
  // team:ID
  'team-created': z.strictObject({ name, zone: id, isPersonal: z.boolean() }),
  'team-named': z.strictObject({ name }),
  'zone-set': z.strictObject({ zone: id }),
  'member-joined': z.strictObject({ person: id, role: z.enum(roles) }),
  'member-left': z.strictObject({ person: id }),
  'member-removed': z.strictObject({ person: id }),
  'member-is': z.strictObject({ person: id, really: id }),
  'role-given': z.strictObject({ person: id, role: z.enum(roles) }),
  'place-bound': z.strictObject({ place: id }),
  'place-freed': z.strictObject({ place: id }),
  'code-made': z.strictObject({ code: id, role: z.enum(roles), uses: z.int().positive(), untilMs: moment }),
  'code-withdrawn': z.strictObject({ code: id }),
  // code:CODE
  'invitation-made': z.strictObject({ team: id, role: z.enum(roles), uses: z.int().positive(), untilMs: moment }),
  'link-made': z.strictObject({ person: id, untilMs: moment }),
  'code-used': z.strictObject({ person: id }),
  'code-ended': z.strictObject({}),
  // place:ID, a channel or group
  'place-given': z.strictObject({ team: id }),
  'place-taken-back': z.strictObject({}),
} as const

export type PeopleEventKind = keyof typeof kinds
export type PeopleEventValues<Kind extends PeopleEventKind> = z.infer<(typeof kinds)[Kind]>
export type PeopleEvent = {
  [Kind in PeopleEventKind]: {
    readonly id: string
    readonly kind: Kind
    readonly atMs: number
    readonly data: PeopleEventValues<Kind> & {
      readonly by: string
      readonly message: string
      readonly v: typeof dataVersion
    }
  }
}[PeopleEventKind]

/** Who did it, and by which message (its channel and id). */
export type Origin = { readonly by: string; readonly message: string }

export type EventDraft = Omit<Event, 'id' | 'atMs'>

export const identityStream = (channel: string, identity: string) => `identity:${channel}:${identity}`
export const personStream = (person: string) => `person:${person}`
export const teamStream = (team: string) => `team:${team}`
export const codeStream = (code: string) => `code:${code}`
export const placeStream = (place: string) => `place:${place}`

/**
 * An event to be committed by a turn.
 * @throws ZodError where the values are not what the kind holds: whoever reads what people write bounds it first.
 */
export function toPeopleEvent<Kind extends PeopleEventKind>(
  stream: string,
  kind: Kind,
  values: PeopleEventValues<Kind>,
  { by, message }: Origin,
): EventDraft {
  const data = z.record(z.string(), z.json()).parse(kinds[kind].parse(values))
  return { stream, kind, data: { v: dataVersion, by, message, ...data } }
}

/** The event, or undefined for a kind or form that this version does not know. Data is checked when it is written. */
export function readPeopleEvent(event: Event): PeopleEvent | undefined {
  if (!Object.hasOwn(kinds, event.kind)) return undefined
  const { data } = event
  if (typeof data !== 'object' || data === null || !('v' in data) || data.v !== dataVersion) return undefined
  return event as unknown as PeopleEvent
}
