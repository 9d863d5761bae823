import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ClockWorld, openClockWorld } from '../../support/clock-world.ts'

/**
 * Six weeks of a team as a list, told to Prima in sentences and summed up a second time here by hand: with dates as counts
 * of days and plain arithmetic, from the list and not from what Prima stored.
 */
const dayMs = 24 * 60 * 60 * 1000
/** Monday, 5 January 2026: day 0. */
const mondayMs = Date.UTC(2026, 0, 5)
const iso = (day: number) => new Date(mondayMs + day * dayMs).toISOString().slice(0, 10)
const spoken = (day: number) =>
  new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    mondayMs + day * dayMs,
  )
const decimal = (value: number) =>
  new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 }).format(Number(value.toFixed(10)))

const baseline = 60
const target = 80
const goalDay = 0
const goalDue = 80

const story = {
  /** What was satisfied, of how many, on the Friday of each week. */
  csat: [
    { satisfied: 74, of: 120 },
    { satisfied: 81, of: 128 },
    { satisfied: 88, of: 131 },
    { satisfied: 79, of: 117 },
    { satisfied: 96, of: 133 },
    { satisfied: 101, of: 125 },
  ],
  actions: [
    { what: 'buat template balasan', who: 'Rina', due: 4, done: 3 },
    { what: 'latih tim shift sore', who: 'Budi', due: 11, done: 17 },
    { what: 'pasang papan antrean', who: 'Sari', due: 18, done: undefined },
    { what: 'tulis sop keluhan', who: 'Rina', due: 25, done: 24 },
    { what: 'cek stok tiap pagi', who: 'Budi', due: 33, done: 33 },
    { what: 'telepon pelanggan lama', who: 'Sari', due: 60, done: undefined },
  ],
} as const

/** What the summary of a week must say, from the list alone. `week`: 0 to 5; told as its Sunday ends. */
function expected(week: number) {
  const sunday = week * 7 + 6
  const share = ({ satisfied, of }: { satisfied: number; of: number }) => Math.round((satisfied / of) * 1000) / 10
  const now = story.csat[week]
  if (!now) throw new Error('no such week')
  const before = story.csat[week - 1]
  const change = before === undefined ? 0 : Number((share(now) - share(before)).toFixed(10))
  const trend =
    before === undefined
      ? ''
      : change === 0
        ? ' ▬'
        : change > 0
          ? ` ▲ ${decimal(change)} (membaik)`
          : ` ▼ ${decimal(-change)} (memburuk)`
  const gone = (sunday - goalDay) / (goalDue - goalDay)
  const ratio = (share(now) - baseline) / ((target - baseline) * gone)
  const goal =
    share(now) >= target
      ? ['🟢', 'target tercapai']
      : ratio >= 0.9
        ? ['🟢', 'sesuai jalur']
        : ratio >= 0.6
          ? ['🟡', 'agak tertinggal']
          : gone < 0.25
            ? ['🟡', 'masih awal']
            : ['🔴', 'jauh tertinggal']
  const numbered = story.actions.map((action, index) => ({ ...action, number: index + 1 }))
  const isOpen = ({ done }: { done: number | undefined }) => done === undefined || done > sunday
  return {
    goal: `${goal[0]} CSAT: ${decimal(share(now))} % (n = ${now.of})${trend} · target 80 % (awalnya 60 %) · ${goal[1]}`,
    late: numbered
      .filter((action) => isOpen(action) && action.due < sunday)
      .map(({ number, what, who, due }) => `${number}\\. ${what} · ${who} · ${sunday - due} hari`),
    done: numbered
      .filter(({ done }) => done !== undefined && done >= week * 7 && done <= sunday)
      .map(({ what }) => what),
    next: numbered
      .filter((action) => isOpen(action) && action.due >= sunday)
      .toSorted((a, b) => a.due - b.due)
      .slice(0, 5)
      .map(({ number, what, who }) => `${number}\\. ${what} · ${who}`),
  }
}

let world: ClockWorld
beforeAll(async () => {
  world = await openClockWorld()
})
afterAll(() => world.store.close())

/** Noon of a day in Jakarta. */
function goTo(day: number) {
  world.clock.advance(mondayMs + day * dayMs + 5 * 60 * 60 * 1000 - world.clock.now())
}

function block(summary: string, title: string): readonly string[] {
  const lines = summary.split('\n')
  const at = lines.indexOf(`**${title}**`)
  if (at < 0) return []
  const rest = lines.slice(at + 1)
  const end = rest.findIndex((line) => !line.startsWith('- '))
  return rest.slice(0, end < 0 ? undefined : end).map((line) => line.slice(2))
}

test('six weeks are told digit by digit as a second computation has them', async () => {
  goTo(0)
  await world.say('buat tim Toko Senja')
  await world.say(`tujuan: CSAT naik dari ${baseline}% ke ${target}% sampai ${spoken(goalDue)}, PJ Rina`)
  for (const { what, who, due } of story.actions) await world.say(`tambah aksi: ${what}, ${who}, ${spoken(due)}`)
  for (let day = 0; day < 42; day++) {
    goTo(day)
    for (const [index, { done }] of story.actions.entries())
      if (done === day) expect(await world.say(`aksi ${index + 1} selesai`)).toContain('selesai')
    const measured = day % 7 === 4 ? story.csat[(day - 4) / 7] : undefined
    if (measured)
      expect(await world.say(`CSAT ${measured.satisfied} dari ${measured.of} responden`)).toContain(String(measured.of))
  }
  goTo(42)
  for (let week = 0; week < 6; week++) {
    const summary = await world.sayWhole(`/ringkasan 2026-W0${week + 2}`)
    const { goal, late, done, next } = expected(week)
    expect(summary, iso(week * 7)).toContain(`(2026-W0${week + 2})`)
    expect(block(summary, 'Tujuan'), iso(week * 7)).toEqual([goal])
    expect([...block(summary, 'Telat')].toSorted(), iso(week * 7)).toEqual(late.toSorted())
    const inLine = /\*\*Selesai minggu itu:\*\* (.*)/.exec(summary)?.[1]?.split('; ')
    expect(inLine ?? block(summary, 'Selesai minggu itu:')).toEqual(done)
    expect(block(summary, 'Berikutnya').map((line) => line.split(' · ').slice(0, 2).join(' · '))).toEqual(next)
  }
})
