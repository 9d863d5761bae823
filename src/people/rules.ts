import { z } from 'zod'
import type { Event } from '../domain/event.ts'
import { freeRules, type PlaceRules, ruledTopics } from '../domain/place-rules.ts'
import type { ReadableEvents } from '../ports/event-log.ts'
import { createStreamStates } from '../streams/stream-states.ts'
import type { EventDraft, Origin } from './events.ts'
import type { Read, Speaker } from './people.ts'
import { mayAs } from './team.ts'

/** The stream of what holds in a channel or group, and who set it: the audit trail of the place. */
export const rulesStream = (place: string) => `rules:${place}`

const changeSchema = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('speaks'), value: z.enum(['free', 'called', 'silent']) }),
  z.object({ rule: z.literal('topics'), value: z.array(z.enum(ruledTopics)) }),
  z.object({ rule: z.literal('private'), value: z.boolean() }),
])
export type RuleChange = z.infer<typeof changeSchema>

export type RulesReader = (place: string) => Promise<Read<PlaceRules>>

/** Reads what holds in a place. Throws `StoreError`. */
export function createRulesReader(events: ReadableEvents): RulesReader {
  const states = createStreamStates({ events, empty: freeRules, apply: applyRules })
  return (place) => states.read(rulesStream(place))
}

function applyRules(rules: PlaceRules, events: readonly Event[]): PlaceRules {
  return events.reduce(reduce, rules)
}

function reduce(rules: PlaceRules, { data }: Event): PlaceRules {
  const change = changeSchema.safeParse(data).data
  return change ? withChange(rules, change) : rules
}

/** The rules after a change. */
export function withChange(rules: PlaceRules, change: RuleChange): PlaceRules {
  switch (change.rule) {
    case 'speaks':
      return { ...rules, speaks: change.value }
    case 'topics':
      return { ...rules, topics: change.value }
    case 'private':
      return { ...rules, isPrivate: change.value }
  }
}

/** A change, with who made it and by which message. */
export function toRuleEvent(place: string, change: RuleChange, { by, message }: Origin): EventDraft {
  return { stream: rulesStream(place), kind: 'rule-set', data: { v: 1, by, message, ...change } }
}

/** A lead or manager of the team whose place it is, or of their own team where it is nobody's; and admins. */
export function mayChangeRules({ team }: Speaker, isAdmin: boolean): boolean {
  return isAdmin || (mayAs(team?.role, 'lead') && team?.team.isPersonal === false)
}

/** One line of the audit trail. */
export type RuleEntry = RuleChange & { readonly place: string; readonly by: string; readonly atMs: number }

/** Every change in these places, in order. Throws `StoreError`. */
export async function readRuleEntries(
  events: Pick<ReadableEvents, 'read' | 'streams'>,
  place = '',
): Promise<readonly RuleEntry[]> {
  const streams = place === '' ? await events.streams(rulesStream('')) : [rulesStream(place)]
  const entries: RuleEntry[] = []
  for (const stream of streams) {
    for (const { data, atMs } of await events.read(stream)) {
      const change = changeSchema.safeParse(data).data
      const by = z.object({ by: z.string() }).safeParse(data).data?.by ?? ''
      if (change) entries.push({ ...change, place: stream.slice(rulesStream('').length), by, atMs })
    }
  }
  return entries.toSorted((a, b) => a.atMs - b.atMs)
}
