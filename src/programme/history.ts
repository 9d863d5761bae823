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
}

/** The same with the programme as it is now. */
export type ProgrammeHistory = ProgrammeTail & { readonly now: Programme }

/** How far back, from the youngest event, events are kept one by one. Older weeks are rarely asked for. */
const latestMs = 42 * 24 * 60 * 60 * 1000

export const emptyHistory: ProgrammeHistory = { ...wholeTail([]), now: emptyProgramme }

/** All events one by one: from them any week can be told. */
export function wholeTail(events: readonly Event[]): ProgrammeTail {
  return { firstMs: events[0]?.atMs, before: emptyProgramme, beforeUntilMs: Number.NEGATIVE_INFINITY, latest: events }
}

/** Whether all events of this moment and later are known one by one. */
export function reachesBack({ beforeUntilMs }: ProgrammeTail, fromMs: number): boolean {
  return fromMs > beforeUntilMs
}

/** The history after more events. Where a batch of them ends changes nothing that is told from it. */
export function applyToHistory(history: ProgrammeHistory, events: readonly Event[]): ProgrammeHistory {
  if (events.length === 0) return history
  const { firstMs = events[0]?.atMs, before, beforeUntilMs } = history
  const latest = [...history.latest, ...events]
  const youngestMs = latest.reduce((youngest, { atMs }) => Math.max(youngest, atMs), Number.NEGATIVE_INFINITY)
  const young = latest.findIndex(({ atMs }) => atMs > youngestMs - latestMs)
  // Many at a time, so that the programme before them is not made anew with every event.
  if (young * 2 < latest.length)
    return { firstMs, before, beforeUntilMs, latest, now: applyEvents(history.now, events) }
  const old = latest.slice(0, young)
  const then = applyEvents(before, old)
  const kept = latest.slice(young)
  return {
    firstMs,
    before: then,
    beforeUntilMs: old.reduce((until, { atMs }) => Math.max(until, atMs), beforeUntilMs),
    latest: kept,
    // A whole history is gone through once: what is now follows from what was before.
    now: kept.length < events.length ? applyEvents(then, kept) : applyEvents(history.now, events),
  }
}
