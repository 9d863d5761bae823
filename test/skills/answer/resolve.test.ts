import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createNameReader } from '../../../src/knowledge/read-names.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import type { Found } from '../../../src/skills/answer/find-entries.ts'
import { createQuestionReader } from '../../../src/skills/answer/read-question.ts'
import { resolveQuestion } from '../../../src/skills/answer/resolve.ts'
import { thresholds } from '../../../src/skills/answer/thresholds.ts'
import { buildCandidate, buildFound } from '../../support/entries.ts'

const languageDirectory = resolve(import.meta.dirname, '../../../knowledge/language')
const questionReader = createQuestionReader(languageDirectory, loadWords())
const readNames = createNameReader(languageDirectory)
const unfit = { fit: thresholds.known - 0.01 }
const short = { familiarity: { words: 2, known: 2, corrected: 0 } }

/** What a question comes to where `refused` was asked before it; `found` is what each text finds. */
function ask(text: string, found: Readonly<Record<string, Found>>, refused?: string) {
  const { decision, ...rest } = resolveQuestion(
    questionReader.read(text),
    { refused },
    {
      findEntries: (asked) => found[asked] ?? buildFound([]),
      questionReader,
      readNames,
    },
  )
  return { ...rest, entry: decision.kind === 'answer' ? decision.candidate.pair.id.id : decision.kind }
}

describe('a question by itself', () => {
  test('is answered from what it finds, or is not known', () => {
    expect(ask('apa itu NIB', { 'apa itu NIB': buildFound([buildCandidate('oss/nib')]) })).toEqual({
      entry: 'oss/nib',
      aspects: [],
    })
    expect(ask('berapa biayanya?', {})).toEqual({ entry: 'unknown', aspects: ['cost'] })
  })
})

describe('a question after one that was refused', () => {
  const together = { 'dta bocor lapor ke mana': buildFound([buildCandidate('pse/data-bocor')]) }

  test('makes one question with it, where it is short and both together are known', () => {
    const found = { 'lapor ke mana': buildFound([buildCandidate('oss/lkpm', unfit)], short), ...together }
    expect(ask('lapor ke mana', found, 'dta bocor')).toMatchObject({ entry: 'pse/data-bocor', isTriedAgain: true })
  })

  test.each([
    ['is longer', {}, unfit],
    ['is answered by itself', short, {}],
  ])('stands by itself where it %s', (_, parts, fit) => {
    const found = { 'lapor ke mana': buildFound([buildCandidate('oss/lkpm', fit)], parts), ...together }
    expect(ask('lapor ke mana', found, 'dta bocor')).not.toHaveProperty('isTriedAgain')
  })
})
