import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadGuides } from '../../../src/knowledge/guides/load-guides.ts'
import { runGuide } from '../../../src/knowledge/guides/run-guide.ts'
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts'
import { whatItRestsOn } from '../../../src/skills/guide/rests-on.ts'
import { type ClockWorld, openClockWorld } from '../../support/clock-world.ts'

const knowledgeDirectory = new URL('../../../knowledge', import.meta.url).pathname

let world: ClockWorld
beforeAll(async () => {
  world = await openClockWorld()
})
afterAll(() => world.store.close())

/** Goes on to nine in the morning of a day in Jakarta and looks what is due. */
async function on(isoDay: string) {
  world.clock.advance(Date.parse(`${isoDay}T09:05:00+07:00`) - world.clock.now())
  return (await world.tick()).map(({ to, text }) => `${to} ${text}`)
}

/** As if a plan that was kept had been kept before the knowledge base changed. */
async function keptLongAgo(): Promise<void> {
  const { events } = world.store
  for (const stream of await events.streams('guides:')) {
    const [kept] = await events.read(stream)
    if (kept?.kind !== 'plan-kept' || typeof kept.data !== 'object' || kept.data === null) continue
    const data = { ...kept.data, plan: '2', rests: 'another-text' }
    await events.append([{ ...kept, id: `${kept.id}-before`, data }])
  }
}

describe('a rule behind a plan that is kept', () => {
  test('has its owner told once when it changes, and never who did not agree', async () => {
    world.clock.advance(Date.parse('2026-01-05T09:00:00+07:00') - world.clock.now())
    for (const who of ['ujang', 'wati']) {
      await world.say('cek wajib pse', who)
      await world.say('lapak di shopee', who)
      await world.say('simpan', who)
    }
    await world.say('ingatkan saya', 'ujang')
    expect(await on('2026-01-06')).toEqual([])
    await keptLongAgo()
    const told = await on('2026-01-07')
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('telegram:ujang')
    expect(told[0]).toContain('rencana Anda "Wajib daftar PSE?" berubah sejak Anda menyimpannya')
    expect(await on('2026-01-08')).toEqual([])
    expect(await on('2026-01-12')).toEqual([])
  })

  test('is another text when a statement, an article or what is known of the rule is another', () => {
    const knowledge = loadKnowledge([knowledgeDirectory])
    const guide = loadGuides([knowledgeDirectory]).find(({ id }) => id === 'pse-wajib')
    if (!guide) throw new Error('the guide is gone')
    const run = runGuide(guide, { operator: 'marketplace' })
    const before = whatItRestsOn(guide, run, knowledge)
    expect(whatItRestsOn(guide, run, loadKnowledge([knowledgeDirectory]))).toBe(before)

    const regulations = new Map(
      [...knowledge.regulations].map(([id, one]) => [id, { ...one, short: `${one.short} (diubah)` }]),
    )
    expect(whatItRestsOn(guide, run, { ...knowledge, regulations })).not.toBe(before)
    const steps = Object.fromEntries(
      Object.entries(guide.steps).map(([id, one]) => [id, { ...one, id: `${one.id} Baru.` }]),
    )
    expect(whatItRestsOn({ ...guide, steps }, run, knowledge)).not.toBe(before)
    expect(whatItRestsOn({ ...guide, title: { id: 'Lain', en: 'Other' } }, run, knowledge)).toBe(before)
  })
})
