import type { SendBudget, SendLimits, SendRule } from '../../ports/send-budget.ts'
import type { Database } from './database.ts'

type Row = { readonly places: string; readonly not_before_ms: number; readonly seen_ms: number }

/** What is known under one key: the times of the last places given, rising, and when the platform's ban ends. */
type Ledger = { readonly key: string; readonly places: readonly number[]; readonly notBeforeMs: number }

export class SqliteSendBudget implements SendBudget {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  reserve(
    rules: readonly SendRule[],
    priority: 'answer' | 'cosmetic',
  ): Promise<{ readonly waitMs: number } | undefined> {
    // A place that a power cut forgets was in the past or was never used.
    return this.#db.write('process', (nowMs) => {
      const ledgers = rules.map((rule) => ({ rule, ledger: this.#read(rule.key, nowMs) }))
      const atMs = ledgers.reduce(
        (latest, { rule, ledger }) => Math.max(latest, nextPlace(ledger, rule.limits, priority)),
        nowMs,
      )
      if (priority === 'cosmetic' && atMs > nowMs) return undefined
      for (const { rule, ledger } of ledgers) {
        const kept = Math.max(rule.limits.perSecond ?? 0, rule.limits.perMinute ?? 0)
        this.#store({ ...ledger, places: [...ledger.places, atMs].slice(-kept) }, nowMs)
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

/** The earliest time that keeps the limits: the n-th place after another comes a window later. */
function nextPlace({ places, notBeforeMs }: Ledger, limits: SendLimits, priority: 'answer' | 'cosmetic'): number {
  const after = (limit: number | undefined, windowMs: number) => {
    if (limit === undefined) return 0
    const usable = priority === 'answer' ? limit : Math.max(1, Math.floor(limit / 2))
    const before = places.at(-usable)
    return before === undefined ? 0 : before + windowMs
  }
  return Math.max(notBeforeMs, places.at(-1) ?? 0, after(limits.perSecond, 1000), after(limits.perMinute, 60_000))
}
