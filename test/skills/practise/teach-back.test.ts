import { resolve } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { loadPractice } from '../../../src/knowledge/practice/load-practice.ts'
import { checkExplanation, stepIn } from '../../../src/skills/practise/teach-back.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

const { steps } = loadPractice(resolve(import.meta.dirname, '../../../knowledge/practice'))
const dina = 'telegram:dina'
const stages: TeamStage[] = []
afterEach(async () => {
  for (const stage of stages.splice(0)) await stage.remove()
})

describe('the seven steps explained in one’s own words', () => {
  test('each can be named, and read again where its entry stands', () => {
    expect(steps).toHaveLength(7)
    expect(steps.filter(({ entry }) => !primaAsShipped().knowledge.entries.has(entry))).toEqual([])
    expect(stepIn('uji pemahaman saya soal tujuan SMART', steps)?.id).toBe('goals')
    expect(stepIn('teach back step 7', steps)?.id).toBe('improve')
    expect(stepIn('teach back', steps)).toBeUndefined()
  })

  test('key points are found by their words, with what hangs on them, and the others are named', () => {
    const goals = steps.find(({ id }) => id === 'goals')
    if (!goals) throw new Error('no such step')
    const said =
      'Tujuannya harus spesifik, ada angkanya sekarang dan targetnya, tenggatnya jelas, dan satu orang jadi penanggung jawabnya.'
    expect(checkExplanation(said, goals, 'id').missing).toEqual([
      'dapat dicapai, dengan alasan',
      'relevan untuk pelanggan dan usaha',
    ])
    expect(checkExplanation('entah ya', goals, 'id').found).toEqual([])
  })

  test('somebody explains, hears what was missing, tries again and goes on', async () => {
    const stage = await createTeamStage()
    stages.push(stage)
    expect(await stage.say(dina, 'uji pemahaman saya soal langkah 6')).toContain('Langkah 6: pengukuran')
    const answer = await stage.say(
      dina,
      'Tiap minggu kita lihat nilainya, bandingkan sama target, lalu putuskan lanjut atau berhenti.',
    )
    expect(answer).toContain('Sudah ada** (3 dari 5)')
    expect(answer).toContain('sinyal atau kebetulan')
    expect(await stage.tap(dina, 'Ulang')).toContain('Langkah 6')
    expect(await stage.say(dina, 'apa itu CSAT?')).toContain('Penjelasan Anda masih saya tunggu')
    await stage.say(dina, 'batal')
    expect(await stage.say(dina, 'ajarin balik dong')).toContain('Langkah 1: visi layanan')
  })
})
