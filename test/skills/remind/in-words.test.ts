import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
/** Her day is Tuesday, 27 July 2027. */
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const say = (text: string) => stage.say('telegram:dina', text)

describe('somebody else is to be reminded', () => {
  test('nobody is written to who did not ask: the asker is reminded, and has a line to send on', async () => {
    const everyone = await say('Remind everyone on Wednesday at 4 pm to log first response time.')
    expect(everyone).toContain('I can only remind people who asked for it')
    expect(everyone).toContain('for **you**, Wed, 28 Jul 2027 16.00: **everyone: log first response time**')
    const fewer = await say('Actually not everyone, just the night shift.')
    expect(fewer).toContain('**the night shift: log first response time**')
    expect(await say('/reminders')).not.toContain('everyone:')
  })

  test('"dia" is whoever holds the action that was spoken of, "Kamis sore" is four in the afternoon', async () => {
    await say('catat: Dimas beresin template balasan WA paling lambat Jumat')
    await say('eh Dimas cuti, ganti Yuli aja')
    const said = await say('ingetin dia Kamis sore ya')
    expect(said).toContain('Yuli tidak bisa saya kirimi langsung')
    expect(said).toContain('Kam, 29 Jul 2027 16.00: **Yuli: beresin template balasan WA**')
  })

  test('a group of people on every working day, from a day that is said after', async () => {
    const said = await say(
      'Tolong jadwalkan pengingat pengisian survei kepada seluruh petugas loket setiap hari kerja pukul 14.00.',
    )
    expect(said).toContain('tiap hari kerja pukul 14.00')
    expect(await say('Mulai tanggal 3 bulan depan, bukan hari ini.')).toContain('mulai Sel, 3 Agu 2027')
  })
})

describe('a reminder in one’s own words', () => {
  test.each([
    ['ingatkan saya besok pagi cek stok', 'Rab, 28 Jul 2027 08.00 saya ingatkan di sini: **cek stok**'],
    ['Jumat sore ingetin saya rapat evaluasi', 'Jum, 30 Jul 2027 16.00 saya ingatkan di sini: **rapat evaluasi**'],
    ['elingno aku sesuk esuk telpon Pak Budi', 'Rab, 28 Jul 2027 08.00 saya ingatkan di sini: **telpon Pak Budi**'],
    ['ingetin gw tiap jumat jam 4 rekap komplain', 'tiap Jumat pukul 16.00'],
    [
      'Mohon jadwalkan pengingat evaluasi setiap tanggal 1 pukul 10.00.',
      'tiap tanggal 1 pukul 10.00, mulai Sen, 2 Agu 2027',
    ],
    ['ingatkan saya besok briefing pagi', 'Rab, 28 Jul 2027 09.00 saya ingatkan di sini: **briefing pagi**'],
  ])('%j', async (text, kept) => {
    expect(await say(text)).toContain(kept)
  })

  test('is made of working days, moved by an hour, and dropped, each in few words', async () => {
    await say('ingetin gw tiap hari jam 4 sore isi data')
    expect(await say('sabtu minggu jgn')).toContain('tiap hari kerja pukul 16.00')
    expect(await say('ganti jam 5')).toContain('pukul 17.00')
    expect(await say('pengingat gw apa aja')).toContain('isi data')
    expect(await say('hapus aja deh')).toContain('**isi data** saya hapus')
  })

  test('one of several is stopped by what is said of it; what does not exist is not stopped', async () => {
    await say('ingatkan saya tiap Senin jam 8 briefing')
    await say('ingatkan saya tiap Kamis jam 9 rekap')
    expect(await say("And stop the Monday reminder, it's annoying people.")).toContain('**briefing** is deleted')
    expect(await say('hapus pengingat yang Jumat')).toContain('tidak ada')
    expect(await say('/pengingat')).toContain('rekap')
  })

  test('nothing to stop is said to be nothing', async () => {
    expect(await say('hapus pengingat yg tiap pagi itu, berisik bgt')).toContain('Tidak ada pengingat')
  })
})

test('what comes each month keeps its day, and passes a weekend to Monday; on working days it skips the weekend', async () => {
  const { applyToReminders, noReminders } = await import('../../../src/programme/reminders/agreement.ts')
  const at = (day: string) => Date.parse(`${day}T10:00:00+07:00`)
  const where = { conversationId: 'c', account: { channel: 'console', id: 'a' }, language: 'id', zone: 'Asia/Jakarta' }
  const after = (every: string, first: string, times: number, dayOfMonth?: number) => {
    let state = applyToReminders(noReminders, [
      {
        id: '1',
        stream: 's',
        kind: 'note-asked',
        atMs: at(first),
        data: { ...where, note: 1, text: 'x', atMs: at(first), every, ...(dayOfMonth ? { dayOfMonth } : {}) },
      },
    ])
    const days: string[] = []
    for (let time = 0; time < times; time++) {
      const atMs = state.notes[0]?.atMs ?? 0
      state = applyToReminders(state, [{ id: `t${time}`, stream: 's', kind: 'note-told', atMs, data: { note: 1 } }])
      days.push(new Date((state.notes[0]?.atMs ?? 0) + 7 * 3_600_000).toISOString().slice(0, 10))
    }
    return days
  }
  expect(after('workday', '2027-07-29', 3)).toEqual(['2027-07-30', '2027-08-02', '2027-08-03'])
  // 1 August 2027 is a Sunday, 31 October too.
  expect(after('month', '2027-07-01', 3, 1)).toEqual(['2027-08-02', '2027-09-01', '2027-10-01'])
  expect(after('month', '2027-09-30', 3, 31)).toEqual(['2027-11-01', '2027-11-30', '2027-12-31'])
})

describe('a reminder before an event', () => {
  test.each([
    ['besok jam 2 siang meeting sm tim bahas komplain, ingetin gw sejam sblmnya', 'Rab, 28 Jul 2027 13.00'],
    ['Jumat jam 10 ada kunjungan dari pusat, tolong ingatkan saya 30 menit sebelumnya', 'Jum, 30 Jul 2027 09.30'],
    ['remind me half an hour before the 3pm call tomorrow', '28 Jul 2027 14.30'],
  ])('%j', async (text, when) => {
    expect(await say(text)).toContain(when)
  })
})
