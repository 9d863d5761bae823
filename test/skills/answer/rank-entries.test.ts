import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EntryPair, Knowledge } from '../../../src/knowledge/knowledge.ts'
import { createNameReader } from '../../../src/knowledge/read-names.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import type { Retriever } from '../../../src/ports/retriever.ts'
import { createEntryRanker } from '../../../src/skills/answer/rank-entries.ts'
import { buildPair } from '../../support/entries.ts'

const readNames = createNameReader(resolve(import.meta.dirname, '../../../knowledge/language'))
const words = loadWords()
const paspor = { id: 'paspor', questions: ['bikin paspor baru'] }
const visa = { id: 'visa', questions: ['urus visa'] }

/** What the retriever finds, best first: passages by id, each with its score. */
type FoundPassages = Readonly<Record<string, number>>

function rank(question: string, found: FoundPassages, entries: readonly EntryPair[]) {
  const knowledge: Knowledge = {
    entries: new Map(entries.map((pair) => [pair.id.id, pair])),
    regulations: new Map(),
    sources: new Map(),
    referrals: new Map([paspor, visa].map((referral) => [referral.id, referral])),
  }
  const retriever: Retriever = {
    search: () =>
      Object.entries(found).map(([id, score]) => ({
        passage: { id, language: 'id', text: '' },
        score,
        confidence: 0.5,
        matchedTerms: ['x'],
      })),
    familiarity: () => ({ words: 3, known: 3, corrected: 0 }),
  }
  return createEntryRanker({ retriever, knowledge, words, readNames })(question)
}

const order = (...ranked: Parameters<typeof rank>) => rank(...ranked).entries.map(({ pair }) => pair.id.id)

describe('ranking entries', () => {
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
    expect(order('izin', { 'pse/formulir.id': 10, 'oss/roti.id': 9, 'oss/kopi.id': 9 }, [pse, roti, kopi])).toEqual([
      'oss/roti',
      'oss/kopi',
      'pse/formulir',
    ])
  })

  test('a name in the question speaks against other topics, but never against the glossary', () => {
    const others = [buildPair('cse/laporan'), buildPair('glossary/laporan'), buildPair('oss/laporan')]
    const found = { 'cse/laporan.id': 10, 'glossary/laporan.id': 9, 'oss/laporan.id': 7 }
    expect(order('laporan', found, others)[0]).toBe('cse/laporan')
    expect(order('laporan LKPM', found, others)[0]).toBe('glossary/laporan')
    expect(order('laporan LKPM', found, others).at(-1)).toBe('cse/laporan')
  })

  test('an entry whose title says the name comes before one that does not', () => {
    const titled = buildPair('oss/telat', { title: 'Telat lapor LKPM' })
    const asked = buildPair('oss/roti', { title: 'Roti', questions: ['telat lapor LKPM'] })
    expect(order('LKPM usaha kecil', { 'oss/roti.id': 10, 'oss/telat.id': 10 }, [asked, titled])[0]).toBe('oss/telat')
  })

  test('an entry that people ask for in such words comes first, and in just these words is known', () => {
    const asked = buildPair('oss/tutup', { questions: ['cara menutup warung kopi'] })
    const found = { 'oss/roti.id': 11, 'oss/tutup.id': 10 }
    expect(order('menutup warung gimana', found, [roti, asked])[0]).toBe('oss/tutup')
    const isAskedSo = (question: string) => rank(question, found, [roti, asked]).entries.map((entry) => entry.isAskedSo)
    expect(isAskedSo('Cara menutup warung kopi?')).toEqual([true, false])
    expect(isAskedSo('menutup warung gimana')).toEqual([false, false])
  })

  test('an entry that people ask for in just these words comes before one that they ask for in many like them', () => {
    const exact = buildPair('oss/tutup', { title: 'Tutup', questions: ['menutup warung kopi'] })
    const alike = ['besar', 'kecil', 'lama'].map((kind) => `menutup warung kopi ${kind}`)
    const rival = buildPair('oss/lain', { title: 'Lain', questions: alike })
    expect(order('menutup warung kopi', { 'oss/lain.id': 10, 'oss/tutup.id': 10 }, [rival, exact])[0]).toBe('oss/tutup')
  })

  test('what is not ours is set beside the best entry', () => {
    const found = { 'oss/roti.id': 10, 'referral:paspor': 5, 'referral:visa': 4 }
    expect(rank('paspor toko', found, [roti])).toMatchObject({
      referral: { referral: { id: 'paspor' }, score: 5 },
      referralShare: 0.5,
      isReferred: false,
    })
    expect(rank('bikin paspor baru', found, [roti]).isReferred).toBe(true)
    expect(rank('bikin paspor baru', { 'oss/roti.id': 10 }, [roti])).toMatchObject({
      referralShare: 0,
      isReferred: false,
    })
  })

  test('nothing found is nothing ranked', () => {
    expect(rank('izin', {}, [roti])).toMatchObject({ entries: [], referralShare: 0 })
    expect(rank('bikin paspor baru', { 'referral:paspor': 5 }, [roti]).referralShare).toBe(5)
  })
})
