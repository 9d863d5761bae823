import type { JsonValue } from '../../src/domain/json.ts'
import { personKey } from '../../src/domain/message.ts'
import { stateOf } from '../../src/domain/session.ts'
import type { Store } from '../../src/ports/store.ts'
import { handledIn } from './counting-skill.ts'
import { listenerOf, type Sent, sharedStream, toldId } from './tasks.ts'

/** What became of something that was to be done once. */
export type Tally = { readonly once: number; readonly lost: number; readonly twice: number; readonly disorder: number }

export type Findings = {
  /** Messages that people wrote, in the sessions and events of their conversations. */
  readonly handled: Tally
  /** Numbers in the shared stream. Disorder: a number that does not follow the one before. */
  readonly counted: Tally
  /** Messages that turns sent, in the sessions and events of the listeners. */
  readonly told: Tally
}

type Told = { readonly from: string; readonly number: number }

/** Looks at everything that is stored in the end. */
export async function inspect({ sessions, events }: Store, sent: readonly Sent[]): Promise<Findings> {
  const notesIn = async (conversationId: string): Promise<readonly (readonly JsonValue[])[]> => [
    handledIn(stateOf(await sessions.load(conversationId), personKey({ channel: 'chaos', id: conversationId }))),
    (await events.read(`team:${conversationId}`)).map(({ data }) => data),
  ]
  const tallies = async (wanted: ReadonlyMap<string, readonly JsonValue[]>) => {
    const each: Tally[] = []
    for (const [conversationId, notes] of wanted) each.push(tally(notes, await notesIn(conversationId)))
    return sum(each)
  }

  const written = Map.groupBy(sent, ({ message }) => message.conversationId)
  const telling = Map.groupBy(
    sent.filter(({ task }) => task.tells),
    ({ message }) => listenerOf(message.conversationId),
  )
  return {
    handled: await tallies(mapValues(written, (all) => all.map(({ task }) => task.note))),
    told: await tallies(
      mapValues(telling, (all) =>
        all.map(({ message, task }) => ({ from: message.conversationId, number: task.note })),
      ),
    ),
    counted: await inspectCount(events, sent),
  }
}

/** Replies that are sent because a turn told somebody something. */
export function toldReplies(sent: readonly Sent[]): readonly string[] {
  return sent.filter(({ task }) => task.tells).map(({ message }) => `${toldId(message.id)}:0`)
}

async function inspectCount(events: Store['events'], sent: readonly Sent[]): Promise<Tally> {
  const counts = (await events.read(sharedStream)).map(({ data }) => data as { count: number; by: string })
  const wanted = sent.filter(({ task }) => task.counts).map(({ message }) => message.id)
  const disorder = counts.filter(({ count }, index) => count !== index + 1).length
  return { ...tally(wanted, [counts.map(({ by }) => by)]), disorder }
}

/** How often each note stands in the lists, which must agree, and where one stands before an earlier one of its sender. */
function tally(wanted: readonly JsonValue[], lists: readonly (readonly JsonValue[])[]): Tally {
  const counted = lists.map((list) => Map.groupBy(list, (note) => JSON.stringify(note)))
  const times = wanted.map((note) => counted.map((notes) => notes.get(JSON.stringify(note))?.length ?? 0))
  return {
    once: times.filter((each) => each.every((count) => count === 1)).length,
    lost: times.filter((each) => Math.min(...each) === 0).length,
    twice: times.filter((each) => Math.min(...each) > 0 && Math.max(...each) > 1).length,
    disorder: lists.flatMap((list) => [...Map.groupBy(list, senderOf).values()].map(countDisorder)).reduce(add, 0),
  }
}

function countDisorder(notes: readonly JsonValue[]): number {
  return notes.filter((note, index) => index > 0 && numberOf(note) < numberOf(notes[index - 1] ?? 0)).length
}

function senderOf(note: JsonValue): string {
  return typeof note === 'object' ? (note as Told).from : ''
}

function numberOf(note: JsonValue): number {
  return typeof note === 'object' ? (note as Told).number : Number(note)
}

function sum(tallies: readonly Tally[]): Tally {
  const total = (key: keyof Tally) => tallies.map((one) => one[key]).reduce(add, 0)
  return { once: total('once'), lost: total('lost'), twice: total('twice'), disorder: total('disorder') }
}

function add(a: number, b: number): number {
  return a + b
}

function mapValues<T, U>(map: ReadonlyMap<string, T>, to: (value: T) => U): ReadonlyMap<string, U> {
  return new Map([...map].map(([key, value]) => [key, to(value)]))
}
