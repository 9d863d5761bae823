import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts'
import { createNameReader } from '../../../src/knowledge/read-names.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { thresholds } from '../../../src/skills/answer/decide.ts'
import { createEntryFinder } from '../../../src/skills/answer/find-entries.ts'
import type { RankedEntry, Ranking } from '../../../src/skills/answer/rank-entries.ts'
import { buildPair } from '../../support/entries.ts'
import { buildKnowledgeFolder, englishEntry, indonesianEntry } from '../../support/knowledge-folder.ts'

const asWellAsked = (entry: string) => entry.replace('  - nib tuh', '  - apa itu tanda niaga\n  - nib tuh')
/** `oss/nib`, which explains what a NIB is, and `oss/nib-hilang`, which is asked the same and has a longer title. */
const knowledge = loadKnowledge([
  buildKnowledgeFolder({
    'oss/nib.id.md': asWellAsked(indonesianEntry),
    'oss/nib-hilang.id.md': asWellAsked(indonesianEntry)
      .replace('oss/nib', 'oss/nib-hilang')
      .replace('title: Apa itu NIB', 'title: Apa itu NIB yang hilang dan dicari'),
    'oss/nib-hilang.en.md': englishEntry.replace('oss/nib', 'oss/nib-hilang'),
  }),
])
const readNames = createNameReader(resolve(import.meta.dirname, '../../../knowledge/language'))

/** Features that stand for nothing of ours at all, and for a question of ours. */
const [foreign, ours] = [new Array<number>(9).fill(0), [1, 3, 1, 1, 1, 0, 1, 1, 1]]
const rankedEntry = (parts: Partial<RankedEntry> = {}): RankedEntry => ({
  pair: buildPair('oss/lkpm'),
  score: 10,
  features: ours,
  share: 1,
  isAskedSo: false,
  ...parts,
})

function find(question: string, entries: readonly RankedEntry[], parts: Partial<Ranking> = {}) {
  const ranking: Ranking = {
    entries,
    isReferred: false,
    referralShare: 0,
    familiarity: { words: 5, known: 5, corrected: 0 },
    namesTopic: false,
    ...parts,
  }
  return createEntryFinder({ rankEntries: () => ranking, knowledge, words: loadWords(), readNames })(question)
}

describe('finding entries', () => {
  test.each(['apa itu NIB', 'NIB?', 'nib tuh apaan sih', 'what is a NIB?', 'apa itu tanda niaga'])(
    '%j is answered first by the entry that explains the term',
    (question) => {
      const explaining = knowledge.entries.get('oss/nib')
      const { candidates, isDefinition } = find(question, [
        rankedEntry(),
        ...(explaining ? [rankedEntry({ pair: explaining })] : []),
      ])
      expect(candidates.map(({ pair }) => pair.id.id)).toEqual(['oss/nib', 'oss/lkpm'])
      expect(candidates[0]).toMatchObject({ fit: 1 })
      expect(isDefinition).toBe(true)
    },
  )

  test('a question for more than the meaning is left to the ranking', () => {
    const found = find('berapa biaya NIB', [rankedEntry()])
    expect(found.candidates.map(({ pair }) => pair.id.id)).toEqual(['oss/lkpm'])
    expect(found).not.toHaveProperty('isDefinition')
  })

  test('what people ask for in just these words fits, however strange it looks', () => {
    const fits = [rankedEntry({ features: foreign }), rankedEntry({ features: foreign, isAskedSo: true })].map(
      (entry) => find('lorem ipsum dolor', [entry]).candidates[0]?.fit ?? 0,
    )
    expect(fits[0]).toBeLessThan(0.1)
    expect(fits[1]).toBeGreaterThanOrEqual(0.9)
  })

  test('a bare name of ours fits well enough to be asked back', () => {
    const name = { namesTopic: true, familiarity: { words: 1, known: 1, corrected: 0 } }
    expect(find('lkpm', [rankedEntry({ features: foreign })], name).candidates[0]?.fit).toBeGreaterThanOrEqual(
      thresholds.known,
    )
    const sentence = { namesTopic: true, familiarity: { words: 3, known: 3, corrected: 0 } }
    expect(find('lkpm lorem ipsum', [rankedEntry({ features: foreign })], sentence).candidates[0]?.fit).toBeLessThan(
      0.1,
    )
    const slip = { namesTopic: true, familiarity: { words: 2, known: 1, corrected: 1 } }
    expect(find('lkpm lorem', [rankedEntry({ features: foreign })], slip).candidates[0]?.fit).toBeLessThan(0.1)
  })

  describe('what is not ours', () => {
    const referral = { referral: { id: 'paspor', questions: ['bikin paspor'] }, score: 9 }

    test('is named where it fits about as well as the best entry', () => {
      const foundWith = (referralShare: number) =>
        find('bikin paspor usaha', [rankedEntry()], { referral, referralShare })
      expect(foundWith(1).referral?.id).toBe('paspor')
      expect(foundWith(0.5)).not.toHaveProperty('referral')
    })

    test('leaves no entry fit where it is asked for in just these words, unless an entry is too', () => {
      const parts = { referral, referralShare: 0.1, isReferred: true }
      const entries = [rankedEntry(), rankedEntry({ isAskedSo: true })]
      const { candidates, referral: named } = find('bikin paspor', entries, parts)
      expect(candidates.map(({ fit }) => fit > 0)).toEqual([false, true])
      expect(named?.id).toBe('paspor')
    })
  })
})
