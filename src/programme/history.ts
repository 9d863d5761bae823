import type { Event } from '../domain/event.ts'
import { applyEvents } from './apply-event.ts'
import { emptyProgramme, type Programme } from './programme.ts'

/**
 * What weeks are told from: the programme as it was before its latest events, and those events one by one. So a long
 * history costs a summary no more than a short one.
 */
export type ProgrammeTail = {
  /** When the very first event was. Undefined: there is none. */
  readonly firstMs: number | undefined
  readonly before: Programme
  /** No event of `before` is of later than this; all events of a later moment are among `latest`. */
  readonly beforeUntilMs: number
  /** In the order they were appended. */
  readonly latest: readonly Event[]
  /** What all of it comes to, where that is known already. */
  readonly now?: Programme
}

/** How far back, from the youngest event, events are kept one by one. Older weeks are rarely asked for. */
const latestMs = 42 * 24 * 60 * 60 * 1000
/** How many events may wait to become part of the tail: few ask for it. */
const mostWaiting = 1000

/** A programme as it is now, and what weeks are told from, which is made when a week is asked for. */
export class ProgrammeHistory {
  /** When the very first event was. Undefined: there is none. */
  readonly firstMs: number | undefined
  readonly now: Programme
  #readTail: () => ProgrammeTail
  /** What came after that tail. */
  #waiting: readonly Event[]

  constructor(
    now: Programme,
    firstMs: number | undefined,
    readTail: () => ProgrammeTail,
    waiting: readonly Event[] = [],
  ) {
    this.now = now
    this.firstMs = firstMs
    this.#readTail = readTail
    this.#waiting = waiting
  }

  tail(): ProgrammeTail {
    const tail = { ...advance(this.#readTail(), this.#waiting), now: this.now }
    this.#readTail = () => tail
    this.#waiting = []
    return tail
  }

  /** The history after more events. Where a batch of them ends changes nothing that is told from it. */
  after(events: readonly Event[]): ProgrammeHistory {
    if (events.length === 0) return this
    const { firstMs = events[0]?.atMs } = this
    const waiting = [...this.#waiting, ...events]
    if (waiting.length < mostWaiting)
      return new ProgrammeHistory(applyEvents(this.now, events), firstMs, this.#readTail, waiting)
    const tail = advance(this.#readTail(), waiting)
    // A whole history is gone through once: what is now follows from what was before.
    const isMostlyNew = tail.latest.length < events.length
    const now = isMostlyNew ? applyEvents(tail.before, tail.latest) : applyEvents(this.now, events)
    return new ProgrammeHistory(now, firstMs, () => tail)
  }
}

/** All events one by one: from them any week can be told. */
export function wholeTail(events: readonly Event[]): ProgrammeTail {
  return { firstMs: events[0]?.atMs, before: emptyProgramme, beforeUntilMs: Number.NEGATIVE_INFINITY, latest: events }
}

export const emptyHistory = new ProgrammeHistory(emptyProgramme, undefined, () => wholeTail([]))

/** Whether all events of this moment and later are known one by one. */
export function reachesBack({ beforeUntilMs }: ProgrammeTail, fromMs: number): boolean {
  return fromMs > beforeUntilMs
}

/** The tail after more events, of which the old ones become part of the programme before it. */
function advance({ before, beforeUntilMs, latest, ...of }: ProgrammeTail, events: readonly Event[]): ProgrammeTail {
  if (events.length === 0) return { before, beforeUntilMs, latest, ...of }
  const { firstMs = events[0]?.atMs } = of
  const all = [...latest, ...events]
  const youngestMs = all.reduce((youngest, { atMs }) => Math.max(youngest, atMs), Number.NEGATIVE_INFINITY)
  const young = all.findIndex(({ atMs }) => atMs > youngestMs - latestMs)
  // Many at a time, so that the programme before them is not made anew with every event.
  if (young * 2 < all.length) return { firstMs, before, beforeUntilMs, latest: all }
  const old = all.slice(0, young)
  return {
    firstMs,
    before: applyEvents(before, old),
    beforeUntilMs: old.reduce((until, { atMs }) => Math.max(until, atMs), beforeUntilMs),
    latest: all.slice(young),
  }
}
