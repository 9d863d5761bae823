import type { SendBudget, SendPatience, SendRule } from '../../ports/send-budget.ts'
import { keptPlaceGraceMs, type SendWindow, toSendWindows } from '../send-windows.ts'
import type { Database } from './database.ts'

type Row = { readonly places: string; readonly not_before_ms: number; readonly seen_ms: number }

/** What is known under one key: the times of the places given that may still count, rising, and when a ban ends. */
type Ledger = { readonly key: string; readonly places: readonly number[]; readonly notBeforeMs: number }

export class SqliteSendBudget implements SendBudget {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  reserve(
    rules: readonly SendRule[],
    priority: 'answer' | 'cosmetic',
    patience?: SendPatience,
  ): Promise<{ readonly waitMs: number } | undefined> {
    // A place that a power cut forgets was in the past or was never used.
    return this.#db.write('process', (nowMs) => {
      const ledgers = rules.map(({ key, limits }) => ({
        ...this.#read(key, nowMs),
        windows: toSendWindows(limits, priority),
      }))
      const keptMs = patience && this.#comeAgain(patience, ledgers, nowMs)
      if (keptMs !== undefined) return { waitMs: Math.max(0, keptMs - nowMs) }
      const atMs = firstPlace(ledgers, nowMs)
      if (priority === 'cosmetic' && atMs > nowMs) return undefined
      for (const { windows, ...ledger } of ledgers) {
        const sinceMs = nowMs - Math.max(...windows.map(({ ms }) => ms))
        const places = [...ledger.places.filter((place) => place > sinceMs), atMs]
        this.#store({ ...ledger, places: places.toSorted((a, b) => a - b) }, nowMs)
      }
      if (patience && atMs - nowMs > patience.longestWaitMs) {
        this.#store({ key: keptKey(patience), places: [atMs], notBeforeMs: 0 }, nowMs)
      }
      return { waitMs: atMs - nowMs }
    })
  }

  penalise(key: string, retryAfterMs: number): Promise<void> {
    return this.#db.write('process', (nowMs) => {
      const ledger = this.#read(key, nowMs)
      this.#store({ ...ledger, notBeforeMs: Math.max(ledger.notBeforeMs, nowMs + retryAfterMs) }, nowMs)
    })
  }

  /** The place that was kept. One that is near enough to be waited for is kept no longer. */
  #comeAgain(patience: SendPatience, ledgers: readonly Ledger[], nowMs: number): number | undefined {
    const key = keptKey(patience)
    const [keptMs] = this.#read(key, nowMs).places
    if (keptMs === undefined) return undefined
    const isInTime = keptMs + keptPlaceGraceMs >= nowMs
    const isGood = isInTime && ledgers.every(({ notBeforeMs }) => notBeforeMs <= Math.max(keptMs, nowMs))
    if (!isGood || keptMs - nowMs <= patience.longestWaitMs) this.#db.run('DELETE FROM budget WHERE key = ?', key)
    return isGood ? keptMs : undefined
  }

  #read(key: string, nowMs: number): Ledger {
    const row = this.#db.one<Row>('SELECT places, not_before_ms, seen_ms FROM budget WHERE key = ?', key)
    if (!row) return { key, places: [], notBeforeMs: 0 }
    // When the clock was set back, what was counted moves back with it.
    const backMs = Math.max(0, row.seen_ms - nowMs)
    const places = JSON.parse(row.places) as number[]
    return { key, places: places.map((place) => place - backMs), notBeforeMs: row.not_before_ms - backMs }
  }

  #store({ key, places, notBeforeMs }: Ledger, nowMs: number) {
    this.#db.run(
      `INSERT INTO budget (key, places, not_before_ms, seen_ms) VALUES (?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET places = excluded.places, not_before_ms = excluded.not_before_ms, seen_ms = excluded.seen_ms`,
      key,
      JSON.stringify(places),
      notBeforeMs,
      nowMs,
    )
  }
}

function keptKey({ holder }: SendPatience): string {
  return `kept:${holder}`
}

/**
 * The earliest time that keeps all the windows. It may lie before places that others have to wait for, but under the
 * first ledger, that of whoever asks, it lies behind all.
 */
function firstPlace(ledgers: readonly (Ledger & { readonly windows: readonly SendWindow[] })[], nowMs: number): number {
  let atMs = Math.max(nowMs, ledgers[0]?.places.at(-1) ?? 0, ...ledgers.map(({ notBeforeMs }) => notBeforeMs))
  for (let found: number | undefined; found !== atMs; ) {
    found = atMs
    for (const { places, windows } of ledgers) {
      for (const window of windows) atMs = firstInWindow(places, atMs, window)
    }
  }
  return atMs
}

/**
 * This time, if with it no window holds too many, or else one before which there is none. A window that is full stays
 * so, wherever in it one more is put, until its first place has left it.
 */
function firstInWindow(places: readonly number[], atMs: number, window: SendWindow): number {
  const position = places.findLastIndex((place) => place <= atMs) + 1
  const lowest = Math.max(0, position - window.places)
  for (let first = Math.min(position, places.length - window.places); first >= lowest; first--) {
    const [from = 0, to = 0] = [places[first], places[first + window.places - 1]]
    if (Math.max(to, atMs) - Math.min(from, atMs) < window.ms) return from + window.ms
  }
  return atMs
}
