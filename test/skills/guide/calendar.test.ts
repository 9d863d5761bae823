import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeAll(async () => {
  stage = await createTeamStage('2026-11-29T02:00:00Z')
})
afterAll(() => stage.remove())

let people = 0

type Read = { readonly uid: string; readonly start: string; readonly isAllDay: boolean; readonly summary: string }

/** The file that a plan's calendar button sends. */
async function calendarAfter(...messages: readonly string[]): Promise<string> {
  const who = `telegram:calendar${++people}`
  for (const message of messages) await stage.say(who, message)
  const offered = stage.sessions.get(who)?.people[who]?.choices ?? []
  const pick = offered.find(({ label }) => label === 'Kirim kalender (.ics)')?.pick
  if (!pick) throw new Error('no calendar was offered')
  const { replies } = await stage.turn(who, { kind: 'picked', text: '', pick })
  return Buffer.from(replies[0]?.file?.content ?? '', 'base64').toString('utf8')
}

function byIcalJs(text: string): readonly Read[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    const { startDate, uid, summary } = event
    return { uid, start: startDate.toString().slice(0, 16), isAllDay: startDate.isDate, summary }
  })
}

function byNodeIcal(text: string): readonly Read[] {
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((one) => {
    if (one?.type !== 'VEVENT') return []
    const { start, uid, summary, datetype } = one
    const isAllDay = datetype === 'date'
    return [{ uid, start: written(start).slice(0, isAllDay ? 10 : 16), isAllDay, summary: String(summary) }]
  })
}

/** What the clock of whoever opens the file shows: floating times are read as those of the machine. */
function written(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}

describe('a calendar file says the same to two parsers that know nothing of each other', () => {
  test.each([
    ['a data breach', ['data pelanggan bocor, pandu saya', 'kemarin jam 21.00', 'sudah', 'tidak', 'bukan']],
    ['the licences of a small business', ['bantu cek izin usaha', 'belum tahu', 'cv', '3 miliar', 'ruko', 'tidak ada']],
    ['LKPM by quarter', ['pandu LKPM pertama', 'tidak', 'pma', 'masih kosong']],
  ])('%s', async (_, messages) => {
    const text = await calendarAfter(...messages)
    const [one, other] = [byIcalJs(text), byNodeIcal(text)]
    expect(one.length).toBeGreaterThan(0)
    const ordered = (read: readonly Read[]) => read.toSorted((a, b) => (a.uid < b.uid ? -1 : 1))
    expect(ordered(other)).toEqual(ordered(one))
  })

  test('the quarters of LKPM are days, and the next four', async () => {
    const text = await calendarAfter('pandu LKPM pertama', 'tidak', 'pma', 'masih kosong')
    const starts = byNodeIcal(text).map(({ start, isAllDay }) => [start, isAllDay])
    expect(starts).toEqual(['2027-01-15', '2027-04-15', '2027-07-15', '2027-10-15'].map((day) => [day, true]))
  })
})
