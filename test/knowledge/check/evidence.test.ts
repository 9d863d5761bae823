import { describe, expect, test } from 'vitest'
import { both, problemsOf } from '../../support/knowledge-problems.ts'

describe('footnotes', () => {
  test('a mark that stands apart from its sentence marks nothing', () => {
    const problems = problemsOf(
      both((entry) => `${entry.replace(/(Gratis|Free)\.\[\^1\]/, '$1.[^1] [^2]')}[^2]: prima\n`),
    )
    expect(problems).toHaveLength(2)
    expect(problems[0]).toMatch(/^footnote \[\^2\] marks no statement/)
  })

  test('two marks without a space between them mark the same statement', () => {
    expect(
      problemsOf(both((entry) => `${entry.replace(/(Gratis|Free)\.\[\^1\]/, '$1.[^1][^2]')}[^2]: prima\n`)),
    ).toEqual([])
  })
})

describe('confidence', () => {
  const facts = [
    '**OSS-001** [A] The NIB identifies a business and holds for 5 years.\n  - Legal: PP 1/2025 Ps 5\n',
    '**OSS-002** [C] Guides say that it can be printed.\n  - Source: https://example.com/guide\n',
    '**OSS-003** [B] Two papers say so too.\n  - Source: https://example.com/guide\n',
  ]
  const guide =
    '- id: prima\n  title: Saran Prima\n  publisher: Prima\n  checked_on: 2026-11-24\n' +
    '- id: guide\n  title: A guide\n  publisher: Someone\n  link: https://example.com/guide/\n  checked_on: 2026-11-24\n'

  const restingOn = (definition: string, named: string) => ({
    ...both(
      (entry) =>
        `${entry.replace('[OSS-001]', `[${named}]`).replace(/(5 tahun|5 years)\.\[\^1\]/, '$1.[^1] NIB 5.[^2]')}[^2]: ${definition}\n`,
    ),
    'facts/oss.md': facts.join('\n'),
    'sources.yaml': guide,
  })

  test('is no better than the weakest statement of the first paragraph', () => {
    expect(problemsOf(restingOn('guide', 'OSS-001, OSS-002'))).toEqual([
      'confidence is A, but its first paragraph rests on [^2] (guide), which OSS-002 gives as C: set confidence to C, or name a better fact',
    ])
  })

  test('a statement is as sure as the best of its facts', () => {
    expect(problemsOf(restingOn('guide', 'OSS-001, OSS-002, OSS-003'))[0]).toMatch(/which OSS-003 gives as B/)
    expect(problemsOf(restingOn('guide; pp-1-2025 Pasal 5', 'OSS-001, OSS-002'))).toEqual([])
  })

  test('a source that no fact names counts as one secondary source', () => {
    expect(problemsOf(restingOn('guide', 'OSS-001'))[0]).toMatch(/which no fact of the entry names, so C/)
  })

  test('our own advice, worded as advice, takes nothing away', () => {
    expect(problemsOf(restingOn('prima', 'OSS-001'))).toEqual([])
  })
})
