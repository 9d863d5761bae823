import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAspectFinder } from '../../../src/knowledge/aspects.ts'
import type { EntryPair, Knowledge } from '../../../src/knowledge/knowledge.ts'
import { createNameReader } from '../../../src/knowledge/read-names.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import type { Familiarity, Retriever } from '../../../src/ports/retriever.ts'
import { createFeatureReader } from '../../../src/skills/answer/features.ts'
import { createEntryFinder, type SettingAside } from '../../../src/skills/answer/find-entries.ts'
import { loadRanking } from '../../../src/skills/answer/ranking.ts'
import { thresholds } from '../../../src/skills/answer/thresholds.ts'
import { buildPair } from '../../support/entries.ts'

const knowledgeDirectory = resolve(import.meta.dirname, '../../../knowledge')
const readNames = createNameReader(resolve(knowledgeDirectory, 'language'))
const findAspects = createAspectFinder(resolve(knowledgeDirectory, 'language'))
const ranking = loadRanking(knowledgeDirectory)
const words = loadWords()
const paspor = { id: 'paspor', questions: ['bikin paspor baru'] }
const visa = { id: 'visa', questions: ['urus visa'] }

/** What the retriever finds, best first: passages by id, each with its score. */
type FoundPassages = Readonly<Record<string, number>>

function find(
  question: string,
  found: FoundPassages | ((question: string) => FoundPassages),
  entries: readonly EntryPair[],
  familiarity: Familiarity = { words: 3, known: 3, corrected: 0 },
  setAside?: SettingAside,
) {
  const knowledge: Knowledge = {
    entries: new Map(entries.map((pair) => [pair.id.id, pair])),
    regulations: new Map(),
    sources: new Map(),
    referrals: new Map([paspor, visa].map((referral) => [referral.id, referral])),
  }
  const retriever: Retriever = {
    search: (text) => ({
      familiarity,
      passages: Object.entries(typeof found === 'function' ? found(text) : found).map(([id, score]) => ({
        passage: { id, language: 'id', text: '' },
        score,
        confidence: 0.5,
        matchedTerms: ['x'],
      })),
    }),
  }
  return createEntryFinder(
    createFeatureReader({ retriever, knowledge, words, readNames, findAspects }),
    ranking,
    setAside,
  )(question)
}

const order = (...asked: Parameters<typeof find>) => find(...asked).candidates.map(({ pair }) => pair.id.id)

describe('finding entries', () => {
  const [roti, kopi] = [buildPair('oss/roti'), buildPair('oss/kopi')]

  test('an entry is found once, and both of its languages speak for it', () => {
    expect(order('izin', { 'oss/roti.id': 10, 'oss/kopi.id': 9, 'oss/kopi.en': 8 }, [roti, kopi])).toEqual([
      'oss/kopi',
      'oss/roti',
    ])
  })

  test('a passage of an entry that is not there is passed over', () => {
    expect(order('izin', { 'oss/gone.id': 10, 'oss/roti.id': 1 }, [roti])).toEqual(['oss/roti'])
  })

  test('the topic of most matches comes before a single match of another', () => {
    const pse = buildPair('pse/formulir')
    expect(order('izin', { 'pse/formulir.id': 10, 'oss/roti.id': 9.5, 'oss/kopi.id': 9.5 }, [pse, roti, kopi])).toEqual(
      ['oss/roti', 'oss/kopi', 'pse/formulir'],
    )
  })

  test('a question that names a topic is answered there, though another has more of its words', () => {
    const [csat, lkpm] = [buildPair('cs-analysis/csat'), buildPair('oss/lkpm')]
    const found = { 'oss/lkpm.id': 12, 'cs-analysis/csat.id': 10 }
    expect(order('biaya csat', found, [csat, lkpm])[0]).toBe('cs-analysis/csat')
    expect(order('biaya', found, [csat, lkpm])[0]).toBe('oss/lkpm')
  })

  test('whoever asks as people ask for an entry is led there, slips and all', () => {
    const asked = buildPair('oss/roti', { questions: ['izin jualan roti rumahan'] })
    expect(order('izn jualan roti rumahn', { 'oss/kopi.id': 10, 'oss/roti.id': 9 }, [asked, kopi])).toEqual([
      'oss/roti',
      'oss/kopi',
    ])
  })

  test('nearly the same score twice is a chance of about a half, and one far ahead is nearly sure', () => {
    const chances = (scores: FoundPassages) => find('izin', scores, [roti, kopi]).candidates.map(({ chance }) => chance)
    expect(chances({ 'oss/roti.id': 10, 'oss/kopi.id': 9.9 })[0]).toBeCloseTo(0.5, 1)
    expect(chances({ 'oss/roti.id': 10, 'oss/kopi.id': 2 })[0]).toBeGreaterThan(0.95)
  })
})

describe('what is told of a business', () => {
  const [kopi, izin, roti] = [buildPair('oss/kopi'), buildPair('oss/izin'), buildPair('oss/roti')]
  const asked = (question: string): FoundPassages =>
    question.includes('kopi') ? { 'oss/kopi.id': 12, 'oss/izin.id': 10 } : { 'oss/izin.id': 12, 'oss/roti.id': 4 }

  test('has half a say in what is asked', () => {
    const question = 'punya kedai kopi izinnya apa'
    expect(order(question, asked, [kopi, izin, roti])).toEqual(['oss/kopi', 'oss/izin'])
    expect(order(question, asked, [kopi, izin, roti], undefined, (text) => text.replace('kedai kopi ', ''))).toEqual([
      'oss/izin',
      'oss/kopi',
      'oss/roti',
    ])
  })

  test('leaves chances that add up to one', () => {
    const { candidates } = find('kedai kopi, izin?', asked, [kopi, izin, roti], undefined, () => 'izin?')
    expect(candidates.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1)
    expect(candidates.map(({ score }) => score)).toEqual(candidates.map(({ score }) => score).toSorted((a, b) => b - a))
  })
})

describe('what is ours', () => {
  const lkpm = buildPair('oss/lkpm', { questions: ['apa itu lkpm'] })
  const fitOf = (...asked: Parameters<typeof find>) => find(...asked).candidates[0]?.fit ?? 0

  test('is what is asked in our words, and hardly what shares a single one', () => {
    const found = { 'oss/lkpm.id': 30, 'oss/lkpm.en': 10 }
    const foreign = { words: 5, known: 1, corrected: 0 }
    expect(fitOf('lkpm triwulan dilaporkan', found, [lkpm])).toBeGreaterThan(thresholds.known)
    expect(fitOf('lorem ipsum dolor sit amet', { 'oss/lkpm.id': 2 }, [lkpm], foreign)).toBeLessThan(thresholds.near)
  })

  test.each(['lkpm', 'apa itu LKPM?', 'lkpm itu apa sih'])('%j is asked for in just these words', (question) => {
    const found = find(question, { 'oss/lkpm.id': 1 }, [lkpm], { words: 1, known: 1, corrected: 0 })
    expect(found.isAskedSo).toBe(true)
    expect(found.candidates[0]?.fit).toBeGreaterThanOrEqual(thresholds.fitOfAskedSo)
  })

  test('what is not ours is named where it fits about as well as the best entry', () => {
    const found = (score: number) => find('bikin surat', { 'oss/lkpm.id': 10, 'referral:paspor': score }, [lkpm])
    expect(found(10).referral?.id).toBe('paspor')
    expect(found(5)).not.toHaveProperty('referral')
  })

  test('what people ask for elsewhere in just these words fits no entry', () => {
    const found = find('bikin paspor baru', { 'oss/lkpm.id': 10, 'referral:paspor': 1, 'referral:visa': 1 }, [lkpm])
    expect(found.referral?.id).toBe('paspor')
    expect(found.candidates.map(({ fit }) => fit)).toEqual([0])
  })

  test('is offered as near only where most of three words or more stand in it and it is asked for somewhat so', () => {
    const far = (question: string, familiarity: Familiarity) =>
      find(question, { 'oss/lkpm.id': 10 }, [lkpm], familiarity).candidates[0]?.looksRandom
    expect(far('lkpm itu apa', { words: 2, known: 2, corrected: 0 })).toBe(true)
    expect(far('lorem ipsum dolor', { words: 3, known: 3, corrected: 0 })).toBe(true)
  })
})
