import { expect, test } from 'vitest'
import { talkAs } from '../../support/team-talk.ts'

const dina = 'console:dina'
const talk = talkAs(dina)
const { say, programme } = talk
const rows = async () =>
  [...(await programme()).actions.values()].map(({ values }) => [values.owner?.name, values.due] as const)

test('an impatient owner, from nothing to an accepted action plan in ten messages', async () => {
  expect(await say('gue punya kafe, 5 orang. pelanggan pada ngeluh nunggu lama. bantuin dong bikin rencana')).toContain(
    'kafe atau rumah makan** (5 orang)',
  )
  await say('oke pakai')
  expect(await say('terus?')).toContain('Siapa yang pegang, dan kapan selesai?')
  expect(await say('Budi, jumat depan')).toContain('**Aksi 2:')
  expect(await say('gue, 15 Agustus')).toContain('Yang belum ada: satu tujuan berangka')
  expect(await rows()).toEqual([
    ['Budi', '2027-08-06'],
    ['Dina', '2027-08-15'],
  ])
  expect(await say('terus?')).toContain('Langkah 3')
  await say('turunin waktu tunggu dari 14 menit ke 10 menit')
  await say('akhir November, Budi')
  expect(await say('tutup langkah 4: sudah dibagikan ke semua orang')).toContain('ditutup')
  const { goals, steps } = await programme()
  expect([...goals.values()][0]?.values).toMatchObject({ baseline: 14, target: 10, due: '2027-11-30' })
  expect(steps.get('plan')?.state).toBe('closed')
})

test('an English-speaking manager fills in one thing at a time, skips one, and corrects two at once', async () => {
  expect(await say('Hi, I manage a small coffee shop with 15 staff. What can you do for me?')).toContain('draft a plan')
  expect(await say('I want an action plan to fix slow service and wrong orders. No budget.')).toContain('no budget')
  await say('use it')
  await say("what's next?")
  expect(await say('Wayan')).toContain('When is it done?')
  await say('15 December')
  expect(await say('skip')).toContain('**Action 3:')
  await say('action 2 Made, next Monday')
  expect((await rows()).slice(0, 2)).toEqual([
    ['Wayan', '2027-12-15'],
    ['Made', '2027-08-02'],
  ])
})

test('a goal that is stated with its figures is checked, and kept with its day and owner', async () => {
  await say('tambah aksi: cek stok, Budi, Jumat')
  expect(await say('turunin waktu tunggu dari 14 menit ke 10 menit')).toContain('waktu tunggu 14 → 10 menit')
  expect(await say('akhir November, gue yang pegang')).toContain('Sel, 30 Nov 2027')
  await say('simpan')
  expect([...(await programme()).goals.values()][0]?.values.owner).toMatchObject({ name: 'Dina' })
})
