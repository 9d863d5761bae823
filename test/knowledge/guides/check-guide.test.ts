import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findGuideProblems } from '../../../src/knowledge/guides/check-guide.ts'
import { type Guide, guideSchema } from '../../../src/knowledge/guides/guide.ts'
import { runGuide } from '../../../src/knowledge/guides/run-guide.ts'
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts'

const knowledge = loadKnowledge([resolve(import.meta.dirname, '../../../knowledge')])
const said = (id: string, from = 'oss/nib 1') => ({ id, en: id, from })
const both = (id: string) => ({ id, en: id })

const sound = {
  id: 'contoh',
  version: 1,
  order: 1,
  title: both('Contoh'),
  about: both('contoh'),
  starts: ['contoh panduan'],
  subjects: ['contoh'],
  questions: {
    first: {
      ask: both('Satu?'),
      explain: both('Satu.'),
      unsure: 'no',
      answers: { yes: { label: both('Ya') }, no: { label: both('Tidak') } },
    },
    second: {
      when: { first: 'yes' },
      ask: both('Dua?'),
      explain: both('Dua.'),
      unsure: 'no',
      answers: { yes: { label: both('Ya') }, no: { label: both('Tidak') } },
    },
  },
  outcomes: { good: { when: { second: 'yes' }, say: said('Baik.') }, other: { say: said('Lain.') } },
  steps: { do: said('Lakukan.') },
}
type Draft = typeof sound
const problemsOf = (change: (draft: Draft & Record<string, unknown>) => unknown) => {
  const draft = structuredClone(sound)
  const guide: Guide = guideSchema.parse(change(draft) ?? draft)
  return findGuideProblems(guide, { knowledge, facts: new Map() }).join('\n')
}

describe('a guide is held against itself and what it rests on', () => {
  test('a sound one has no problems', () => {
    expect(problemsOf((draft) => draft)).toBe('')
  })

  test('ways that end nowhere are found, with the answers that lead there', () => {
    const problems = problemsOf((draft) => ({ ...draft, outcomes: { good: draft.outcomes.good } }))
    expect(problems).toContain('ends nowhere, or without a step, after {"first":"yes","second":"no"}')
  })

  test('so are outcomes, steps and questions that nobody reaches', () => {
    expect(
      problemsOf((draft) => ({
        ...draft,
        outcomes: { other: draft.outcomes.other, good: draft.outcomes.good },
        steps: { ...draft.steps, never: { ...said('Tidak pernah.'), when: { first: 'no', second: 'yes' } } },
      })).split('\n'),
    ).toEqual(['outcome good is never reached', 'step never is in no plan'])
  })

  test('conditions name questions before them, and answers that there are', () => {
    expect(
      problemsOf((draft) => ({ ...draft, outcomes: { other: { ...draft.outcomes.other, when: { third: 'yes' } } } })),
    ).toBe('outcome other leans on "third", which is no question before it')
    expect(
      problemsOf((draft) => ({ ...draft, outcomes: { other: { ...draft.outcomes.other, when: { first: 'maybe' } } } })),
    ).toBe('outcome other leans on "first: maybe", which is no answer')
  })

  test('every statement rests on a footnote that its entry has', () => {
    expect(problemsOf((draft) => ({ ...draft, steps: { do: said('Lakukan.', 'oss/nib 99') } }))).toContain(
      'footnote 99',
    )
    expect(problemsOf((draft) => ({ ...draft, steps: { do: said('Lakukan.', 'oss/tidak-ada 1') } }))).toContain(
      'is no entry',
    )
  })

  test('every figure stands in an entry that it rests on', () => {
    expect(problemsOf((draft) => ({ ...draft, steps: { do: said('Bayar Rp123.456.') } }))).toContain('says 123456')
  })
})

describe('where a guide stands', () => {
  const guide = guideSchema.parse(sound)

  test('an answer to a question that is no longer asked does not count, but is not forgotten by whoever keeps it', () => {
    const answers = { first: 'no', second: 'yes' }
    expect(runGuide(guide, answers)).toMatchObject({ answers: { first: 'no' }, outcome: 'other' })
    expect(runGuide(guide, { ...answers, first: 'yes' })).toMatchObject({ outcome: 'good' })
  })

  test('an answer that a newer version no longer has is asked for again', () => {
    expect(runGuide(guide, { first: 'perhaps' })).toMatchObject({ answers: {}, next: 'first' })
  })
})
