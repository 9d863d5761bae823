import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EntryPair } from '../../../src/knowledge/knowledge.ts'
import { createNameReader } from '../../../src/knowledge/read-names.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import type { Found } from '../../../src/skills/answer/find-entries.ts'
import { createQuestionReader } from '../../../src/skills/answer/read-question.ts'
import { resolveQuestion } from '../../../src/skills/answer/resolve.ts'
import { thresholds } from '../../../src/skills/answer/thresholds.ts'
import { buildCandidate, buildFound, buildPair } from '../../support/entries.ts'

const languageDirectory = resolve(import.meta.dirname, '../../../knowledge/language')
const questionReader = createQuestionReader(languageDirectory, loadWords())
const readNames = createNameReader(languageDirectory)

const nib = buildPair('oss/nib', { title: 'NIB', speaksOf: ['cost'] })
const cost = buildPair('oss/biaya-nib', { title: 'Biaya membuat NIB' })
const pt = buildPair('oss/nib-pt', { title: 'NIB untuk PT' })
const pse = buildPair('pse/pt', { title: 'PT sebagai PSE' })
const unfit = { fit: thresholds.known - 0.01 }

/** What a question comes to after `apa itu NIB` was answered from `last`; `found` is what each text finds. */
function ask(text: string, found: Readonly<Record<string, Found>>, last: EntryPair | undefined = nib) {
  const topic = last ? { last: { pair: last, question: 'apa itu NIB' } } : {}
  const findEntries = (asked: string) => found[asked] ?? buildFound([])
  const { decision, ...rest } = resolveQuestion(questionReader.read(text), topic, {
    findEntries,
    questionReader,
    readNames,
  })
  return { ...rest, entry: decision.kind === 'answer' ? decision.candidate.pair.id.id : decision.kind }
}

describe('a question without a topic of its own', () => {
  test('is about the entry of the last answer', () => {
    const found = { 'apa itu NIB berapa biayanya?': buildFound([buildCandidate(nib)]) }
    expect(ask('berapa biayanya?', found)).toEqual({ entry: 'oss/nib', aspects: ['cost'], inContext: true })
  })

  test('is about an entry of that topic whose title says what is asked', () => {
    const found = { 'apa itu NIB berapa biayanya?': buildFound([buildCandidate(nib), buildCandidate(cost)]) }
    expect(ask('berapa biayanya?', found, buildPair('oss/nib', { title: 'NIB' }))).toEqual({
      entry: 'oss/biaya-nib',
      aspects: ['cost'],
      inContext: true,
    })
  })

  test('never leaves the topic', () => {
    const elsewhere = buildCandidate(buildPair('pse/biaya', { title: 'Biaya daftar PSE', speaksOf: ['cost'] }))
    const found = {
      'berapa biayanya?': buildFound([elsewhere]),
      'apa itu NIB berapa biayanya?': buildFound([elsewhere, buildCandidate(nib, { score: 1 })]),
    }
    expect(ask('berapa biayanya?', found)).toMatchObject({ entry: 'oss/nib' })
    expect(
      ask('berapa biayanya?', { ...found, 'apa itu NIB berapa biayanya?': buildFound([elsewhere]) }),
    ).toMatchObject({
      entry: 'oss/nib',
    })
  })

  test('is answered all the same where the entry says nothing on it, and that is told', () => {
    expect(ask('berapa lama?', { 'apa itu NIB berapa lama?': buildFound([buildCandidate(nib)]) })).toEqual({
      entry: 'oss/nib',
      aspects: ['time'],
      inContext: true,
      isSilent: true,
    })
  })

  test('brings the last answer again where it asks for nothing in particular', () => {
    expect(ask('terus?', {})).toEqual({ entry: 'oss/nib', aspects: [], inContext: true })
  })

  test('is not known where nothing was answered before', () => {
    expect(
      resolveQuestion(
        questionReader.read('berapa biayanya?'),
        {},
        {
          findEntries: () => buildFound([]),
          questionReader,
          readNames,
        },
      ),
    ).toEqual({
      decision: { kind: 'unknown', nearest: [] },
      aspects: ['cost'],
    })
  })
})

describe('a question that opens like a follow-up', () => {
  const together = 'apa itu NIB untuk PT?'

  test('goes to the entry of the topic that has its words, however little they say', () => {
    const found = {
      'untuk PT?': buildFound([buildCandidate(pse, unfit), buildCandidate(pt, unfit)]),
      [together]: buildFound([buildCandidate(nib, unfit), buildCandidate(pt, unfit), buildCandidate(pse, unfit)]),
    }
    expect(ask('kalau untuk PT?', found)).toMatchObject({ entry: 'oss/nib-pt', inContext: true })
  })

  test('stands by itself where no entry has its words', () => {
    const found = { 'untuk PT?': buildFound([]), [together]: buildFound([buildCandidate(nib)]) }
    expect(ask('kalau untuk PT?', found)).toEqual({ entry: 'unknown', aspects: [] })
  })

  test('stands by itself where it leads into another topic and does not fit there', () => {
    const found = {
      'untuk PT?': buildFound([buildCandidate(pse, unfit)]),
      [together]: buildFound([buildCandidate(pse, unfit)]),
    }
    expect(ask('kalau untuk PT?', found)).toEqual({ entry: 'unknown', aspects: [] })
  })

  test('stands by itself where most of its words are none of ours', () => {
    const familiarity = { words: 2, known: 1, corrected: 0 }
    const found = {
      'cuaca besok?': buildFound([buildCandidate(pt, unfit)], { familiarity }),
      'apa itu NIB cuaca besok?': buildFound([buildCandidate(pt)]),
    }
    expect(ask('kalau cuaca besok?', found)).toEqual({ entry: 'unknown', aspects: [] })
  })

  test.each([
    ['asks what a term means', { isAskedSo: true }],
    ['names a topic and is answered', { namesTopic: true }],
  ] as const)('stands by itself where it %s', (_, parts) => {
    const [lkpm, lkpmOfNib] = [buildPair('oss/lkpm'), buildPair('oss/nib-dan-lkpm', { related: ['oss/nib'] })]
    const found = (own: Parameters<typeof buildFound>[1]) => ({
      'LKPM?': buildFound([buildCandidate(lkpm), buildCandidate(lkpmOfNib, { score: 1 })], own),
      'apa itu NIB LKPM?': buildFound([buildCandidate(lkpmOfNib), buildCandidate(lkpm, { score: 1 })]),
    })
    expect(ask('kalau LKPM?', found({}))).toMatchObject({ entry: 'oss/nib-dan-lkpm', inContext: true })
    expect(ask('kalau LKPM?', found(parts))).toEqual({ entry: 'oss/lkpm', aspects: [] })
  })
})

describe('a question that does not sound like a follow-up', () => {
  const asked = (parts: Parameters<typeof buildFound>[1], fit = unfit.fit) => ({
    'perusahaan asing': buildFound([buildCandidate(pt, { fit })], parts),
    'apa itu NIB perusahaan asing': buildFound([buildCandidate(pt)]),
  })
  const short = { familiarity: { words: 2, known: 2, corrected: 0 } }

  test('is one where it is short, all ours, and not answered by itself', () => {
    expect(ask('perusahaan asing', asked(short))).toEqual({ entry: 'oss/nib-pt', aspects: [], inContext: true })
  })

  test.each([
    ['is longer', { familiarity: { words: 4, known: 4, corrected: 0 } }],
    ['has a word that is not ours', { familiarity: { words: 2, known: 1, corrected: 1 } }],
    ['is as much about what is not ours', { ...short, referralShare: 0.8 }],
  ])('is none where it %s', (_, parts) => {
    expect(ask('perusahaan asing', asked(parts))).not.toHaveProperty('inContext')
  })

  test('is none where it does not fit even with the question before it', () => {
    const found = { ...asked(short), 'apa itu NIB perusahaan asing': buildFound([buildCandidate(pt, unfit)]) }
    expect(ask('perusahaan asing', found)).not.toHaveProperty('inContext')
  })

  test('is none where it is answered by itself', () => {
    expect(ask('perusahaan asing', asked(short, 1))).toEqual({ entry: 'oss/nib-pt', aspects: [] })
  })
})
