import { afterEach, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

const stages: TeamStage[] = []
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.remove()
})

async function stageWithGoal() {
  const stage = await createTeamStage()
  stages.push(stage)
  await stage.say('telegram:dina', 'buat tim Kopi Senja')
  await stage.say('telegram:dina', 'tujuan: CSAT naik dari 78% ke 85% sampai 31 Desember 2027')
  for (const value of [79, 81, 84]) {
    await stage.say('telegram:dina', `CSAT ${value}% dari 120 responden`)
    stage.pass(2)
  }
  return stage
}

test('a summary comes with the goal over time as a picture, told in words as well', async () => {
  const stage = await stageWithGoal()
  const { replies } = await stage.turn('telegram:dina', { text: '/ringkasan', kind: 'said' })
  expect(replies).toHaveLength(1)
  const [reply] = replies
  expect(reply?.image).toMatchObject({ mediaType: 'image/png', name: 'csat.png' })
  expect(reply?.image?.alternativeText).toContain('3 pengukuran, dari 79 % menjadi 84 %; target 85 %')
  expect(
    Buffer.from(reply?.image?.content ?? '', 'base64')
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  expect(reply?.choices?.map(({ label }) => label)).toContain('Semua grafik')
})

test('all pictures are the seven steps and each goal', async () => {
  const stage = await stageWithGoal()
  await stage.say('telegram:dina', '/ringkasan')
  const session = stage.sessions.get('telegram:dina')
  const pick = session?.people['telegram:dina']?.choices.find(({ label }) => label === 'Semua grafik')?.pick
  const { replies } = await stage.turn('telegram:dina', {
    text: 'Semua grafik',
    kind: 'picked',
    ...(pick ? { pick } : {}),
  })
  expect(replies.map(({ image }) => image?.name)).toEqual(['langkah.png', 'csat.png'])
  expect(replies[0]?.image?.alternativeText).toContain('Tujuh langkah: 0 selesai')
})

test('in English too', async () => {
  const stage = await stageWithGoal()
  const { replies } = await stage.turn('telegram:dina', {
    text: 'please show me the summary of this week',
    kind: 'said',
  })
  expect(replies[0]?.image?.alternativeText).toContain('3 measurements, from 79 %')
})
