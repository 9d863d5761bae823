import { afterEach, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

const dina = 'telegram:dina'
const stages: TeamStage[] = []
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.remove()
})

test('what cannot be, and what is called wrong in the same breath, is not kept', async () => {
  const stage = await createTeamStage()
  stages.push(stage)
  await stage.say(dina, 'buat tim Kopi Senja')
  expect(await stage.say(dina, 'catat CSAT 85 tanggal 31-02-2027')).toContain('tidak ada di kalender')
  expect(await stage.say(dina, 'Catat responden 0 dan CSAT 100%')).toContain('100 dari 0 tidak mungkin')
  expect(await stage.say(dina, 'Catat IKM 88,31 padahal hasil hitungan 71,2, jangan kasih tanda.')).toContain(
    'harus angka yang sebenarnya',
  )
  const kept = (await stage.eventsOf('programme:')).map(({ kind }) => kind)
  expect(kept.filter((kind) => kind === 'measured' || kind === 'noted')).toEqual([])
  expect(await stage.say(dina, 'responden 40 dan CSAT 85%')).toContain('85 %** (n = 40)')
})
