import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createNameReader } from '../../../src/knowledge/read-names.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import type { Candidate } from '../../../src/skills/answer/find-entries.ts'
import { rankInContext } from '../../../src/skills/answer/rank-in-context.ts'
import { createQuestionReader } from '../../../src/skills/answer/read-question.ts'
import { buildCandidate, buildFound, buildPair } from '../../support/entries.ts'

const languageDirectory = resolve(import.meta.dirname, '../../../knowledge/language')
const questionReader = createQuestionReader(languageDirectory, loadWords())
const readNames = createNameReader(languageDirectory)
const nib = buildPair('oss/nib')

/** The ids of what both questions together found, ranked for the follow-up alone. */
function rank(text: string, together: readonly Candidate[], own: readonly Candidate[] = [], last = nib): string[] {
  const parts = { findEntries: () => buildFound(together), questionReader, readNames }
  return rankInContext(questionReader.read(text), buildFound(own), { pair: last, question: 'apa itu NIB' }, parts).map(
    ({ pair }) => pair.id.id,
  )
}

describe('after an answer, an entry comes first', () => {
  const [one, other] = [buildPair('oss/satu'), buildPair('oss/lain')]
  const both = [buildCandidate(other), buildCandidate(one)]

  test('that both questions together find best', () => {
    const related = buildPair('oss/lain', { related: ['oss/nib'] })
    expect(rank('kalau cabang?', [buildCandidate(one), buildCandidate(related, { score: 2 })])).toEqual([
      'oss/satu',
      'oss/lain',
    ])
  })

  test('that has the words of the follow-up', () => {
    expect(rank('kalau cabang?', both, [buildCandidate(one)])[0]).toBe('oss/satu')
  })

  test('of the same topic', () => {
    expect(rank('kalau cabang?', [buildCandidate('pse/lain'), buildCandidate(one)])[0]).toBe('oss/satu')
  })

  test('that is related to the last one, whichever of them says so', () => {
    const saying = buildPair('oss/satu', { related: ['oss/nib'] })
    expect(rank('kalau cabang?', [buildCandidate(other), buildCandidate(saying)])[0]).toBe('oss/satu')
    expect(rank('kalau cabang?', both, [], buildPair('oss/nib', { related: ['oss/satu'] }))[0]).toBe('oss/satu')
  })

  test('other than the last one, where the follow-up has words of its own', () => {
    expect(rank('kalau cabang?', [buildCandidate(nib), buildCandidate(one)])[0]).toBe('oss/satu')
  })

  test('other than the last one, where that says nothing on what is asked', () => {
    expect(rank('berapa biayanya?', [buildCandidate(nib), buildCandidate(one)])[0]).toBe('oss/satu')
  })

  test('the last one, where that speaks of what is asked', () => {
    const speaking = buildPair('oss/nib', { speaksOf: ['cost'] })
    const rival = buildPair('oss/satu', { speaksOf: ['cost'] })
    expect(rank('berapa biayanya?', [buildCandidate(rival), buildCandidate(speaking)], [], speaking)[0]).toBe('oss/nib')
  })

  test('whose title or sections are about what is asked', () => {
    const titled = buildPair('oss/satu', { title: 'Biaya membuat NIB' })
    const speaking = buildPair('oss/satu', { speaksOf: ['cost'] })
    expect(rank('berapa biayanya?', [buildCandidate(other), buildCandidate(titled)])[0]).toBe('oss/satu')
    expect(rank('berapa biayanya?', [buildCandidate(other), buildCandidate(speaking)])[0]).toBe('oss/satu')
    const late = buildPair('oss/satu', { speaksOf: ['time'] })
    expect(rank('berapa biayanya?', [buildCandidate(other), buildCandidate(late)])[0]).toBe('oss/lain')
  })

  test('and nothing is made up where nothing was found', () => {
    expect(rank('berapa biayanya?', [])).toEqual([])
  })
})
