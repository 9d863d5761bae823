import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkKnowledge } from '../../src/knowledge/check/check-knowledge.ts'
import { figuresOf } from '../../src/knowledge/check/figures.ts'
import { buildKnowledgeFolder, englishEntry, indonesianEntry, regulations } from '../support/knowledge-folder.ts'
import { both, problemsOf, today } from '../support/knowledge-problems.ts'

describe('checking knowledge', () => {
  test('finds nothing in a sound folder', () => {
    expect(problemsOf({})).toEqual([])
  })

  test('the knowledge base that ships has no problems', () => {
    const { problems } = checkKnowledge([resolve(import.meta.dirname, '../../knowledge')], today)
    expect(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`)).toEqual([])
  })

  test('wants enough ways of asking', () => {
    expect(problemsOf({ 'oss/nib.id.md': indonesianEntry.replace('  - kenapa perlu nib\n', '') })).toEqual([
      'has 5 questions; at least 6 ways of asking are needed',
    ])
  })

  test('wants no more ways of asking than tell', () => {
    const more = Array.from({ length: 20 }, (_, number) => `  - nib cara ke-${number}\n`).join('')
    expect(problemsOf({ 'oss/nib.id.md': indonesianEntry.replace('facts:', `${more}facts:`) })).toEqual([
      'has 26 questions; at most 25: drop those that say the same in nearly the same words, and keep each that brings a word of its own',
    ])
  })

  test('wants a short first paragraph', () => {
    const long = indonesianEntry.replace('NIB adalah', 'Satu. Dua. Tiga. NIB adalah')
    expect(problemsOf({ 'oss/nib.id.md': long })).toEqual(['answer has 4 sentences; at most 3'])
    const wordy = indonesianEntry.replace('NIB adalah', `NIB ${'sungguh '.repeat(60)}adalah`)
    expect(problemsOf({ 'oss/nib.id.md': wordy })).toEqual([
      'answer has 69 words; at most 60',
      'answer is hard to read: over 25 words a sentence',
    ])
  })

  test('wants the same sections in both languages', () => {
    expect(problemsOf({ 'oss/nib.en.md': englishEntry.replace('## Cost', '## Time') })).toEqual([
      'sections differ: time here, cost in Indonesian',
    ])
  })

  test('wants the same figures in both languages', () => {
    expect(problemsOf({ 'oss/nib.en.md': englishEntry.replace('5 years', 'five years') })).toEqual([
      'figures of the Indonesian text are missing here: 5',
    ])
  })

  test('reads figures alike whatever separates their thousands', () => {
    expect(figuresOf('Rp1.000.000 dan 0,5 persen [^12]\n3. butir')).toEqual(figuresOf('Rp1,000,000 and 0.5 per cent'))
  })

  test('wants the same articles in both languages', () => {
    expect(problemsOf({ 'oss/nib.en.md': englishEntry.replace('[^1]: pp-1-2025 Pasal 5', '[^1]: pp-1-2025') })).toEqual(
      ['cited in one language only: pp-1-2025 5; pp-1-2025'],
    )
  })

  test('wants every figure and article to stand in a named fact', () => {
    expect(problemsOf(both((entry) => entry.replace('5 tahun', '7 tahun').replace('5 years', '7 years')))).toEqual([
      'figures that none of its facts has: 7',
    ])
    expect(problemsOf(both((entry) => entry.replace('Pasal 5', 'Pasal 6')))).toEqual([
      'figures that none of its facts has: 6',
    ])
  })

  test('lets a worked example have figures of its own', () => {
    expect(
      problemsOf(
        both((entry) => entry.replace(/## (Biaya|Cost)/, '## Contoh').replace(/(Gratis|Free)\./, '12 + 30 = 42.')),
      ),
    ).toEqual([])
  })

  test('wants facts that exist, and no more confidence than they give', () => {
    expect(problemsOf(both((entry) => entry.replace('[OSS-001]', '[OSS-001, OSS-999]')))).toEqual([
      'rests on unknown facts: OSS-999',
    ])
    expect(
      problemsOf({ 'facts/oss.md': '**OSS-001** [C] The NIB holds for 5 years.\n  - Legal: PP 1/2025 Ps 5\n' }),
    ).toEqual([
      'confidence is A, but its first paragraph rests on [^1] (pp-1-2025), which OSS-001 gives as C: set confidence to C, or name a better fact',
    ])
  })

  test('does not let an answer rest on a repealed rule without naming what replaced it', () => {
    const old = both((entry) =>
      entry.replace('[^1]: pp-1-2025', '[^1]: pp-2-2020').replace('confidence: A', 'confidence: C'),
    )
    expect(problemsOf(old)).toEqual([
      'rests on PP 2/2020, which no longer holds, without naming PP 1/2025',
      'rests on PP 2/2020, which no longer holds, without naming PP 1/2025',
    ])
    expect(problemsOf(both((entry) => entry.replace('[^1]: pp-1-2025', '[^1]: pp-2-2020 Pasal 5; pp-1-2025')))).toEqual(
      [],
    )
  })

  test('comes to an end where two rules are said to replace each other', () => {
    const files = {
      ...both((entry) => entry.replace('[^1]: pp-1-2025', '[^1]: pp-2-2020').replace('confidence: A', 'confidence: C')),
      'regulations.yaml': regulations.replace('in_force_from: 2025-01-01', 'replaced_by: [pp-2-2020]'),
    }
    expect(problemsOf(files)[0]).toBe('rests on PP 2/2020, which no longer holds, without naming PP 1/2025')
  })

  test('finds related entries that do not exist', () => {
    expect(problemsOf({ 'oss/nib.id.md': indonesianEntry.replace('related: []', 'related: [oss/lkpm]') })).toEqual([
      'related entries do not exist: oss/lkpm',
    ])
  })

  test('finds a question that two entries claim', () => {
    const rename = (entry: string) => entry.replace('id: oss/nib', 'id: oss/kbli')
    const problems = problemsOf({ 'oss/kbli.id.md': rename(indonesianEntry), 'oss/kbli.en.md': rename(englishEntry) })
    expect(problems).toHaveLength(10)
    expect(problems[0]).toMatch(/^question "apa itu nib" also stands in .*oss\/kbli\.id\.md$/)
  })

  test('lists what is due for review, and facts that no entry uses', () => {
    const directory = buildKnowledgeFolder({ 'facts/pse.md': '**PSE-001** [A] Something.\n' })
    expect(checkKnowledge([directory], '2027-05-24')).toMatchObject({
      due: [{ id: 'oss/nib', reviewBy: '2027-05-24' }],
      unusedFacts: ['PSE-001'],
      topics: [{ topic: 'oss', entries: 1, questions: 10 }],
    })
  })
})
