import { createHash, randomBytes } from 'node:crypto'
import type { Event } from '../../domain/event.ts'
import type { JsonValue } from '../../domain/json.ts'
import { noName, withoutNames } from '../../domain/without-names.ts'
import type { Subject } from '../../ports/keeper.ts'

/** Somebody of whom nothing is known but that they are one: for histories that go on without a person. */
export function makeStranger(): string {
  return `x${randomBytes(8).toString('hex')}`
}

/** Whether an event tells something of a person: they did it, it names them, or it came of a message of theirs. */
export function tellsOf(subject: Subject, event: Event): boolean {
  return subject.wrote(event.id) || mentions(event.data, subject)
}

/**
 * The same history without the person: what they did, a stranger did, and what stood in their name has none. Ids of
 * events and messages that lead to them lead nowhere, and still tell the same events and messages apart.
 */
export function withoutPerson(events: readonly Event[], subject: Subject, stranger: string): readonly Event[] {
  const theirs = events.filter((event) => tellsOf(subject, event))
  if (theirs.length === 0) return events
  const others = new Map<string, string>(subject.persons.map((person) => [person, stranger]))
  for (const { id } of theirs) others.set(id, newName(stranger, id))
  for (const { data } of theirs.filter((event) => isBy(subject, event)))
    if (isObject(data) && typeof data.message === 'string') others.set(data.message, newName(stranger, data.message))
  return events.map((event) => ({
    ...event,
    id: others.get(event.id) ?? event.id,
    data: rewrite(event.data, { subject, others }),
  }))
}

function isBy(subject: Subject, { id, data }: Event): boolean {
  return subject.wrote(id) || (isObject(data) && typeof data.by === 'string' && subject.persons.includes(data.by))
}

/** Random for whoever does not know the stranger, who was made for this one time. */
function newName(stranger: string, name: string): string {
  return createHash('sha256').update(`${stranger}:${name}`).digest('base64url').slice(0, 16)
}

type Rewriting = {
  readonly subject: Subject
  readonly others: ReadonlyMap<string, string>
}

function rewrite(value: JsonValue, rewriting: Rewriting): JsonValue {
  if (typeof value === 'string') return rewriteText(value, rewriting)
  if (Array.isArray(value)) return value.map((each) => rewrite(each, rewriting))
  if (!isObject(value)) return value
  const { subject } = rewriting
  const fields = Object.entries(value).map(([key, field]) => [key, rewrite(field, rewriting)] as const)
  // However they were called there: "Rin" where the owner is Rina.
  const named = isTheirs(value.person, subject) && typeof value.name === 'string' ? [['name', noName] as const] : []
  return Object.fromEntries([...fields, ...named])
}

function rewriteText(text: string, { others, subject }: Rewriting): string {
  return others.get(text) ?? withoutNames(text, subject.names)
}

function mentions(value: JsonValue, subject: Subject): boolean {
  if (typeof value === 'string') return isTheirs(value, subject) || withoutNames(value, subject.names) !== value
  if (Array.isArray(value)) return value.some((each) => mentions(each, subject))
  return isObject(value) && Object.values(value).some((each) => mentions(each, subject))
}

function isTheirs(value: JsonValue | undefined, { persons }: Subject): boolean {
  return typeof value === 'string' && persons.includes(value)
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
