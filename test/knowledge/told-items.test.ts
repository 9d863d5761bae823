import { describe, expect, test } from 'vitest'
import { loadKnowledge, readKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { buildKnowledgeFolder, englishEntry, indonesianEntry } from '../support/knowledge-folder.ts'
import { problemsOf } from '../support/knowledge-problems.ts'

type Headings = { readonly id: string; readonly en: string }
const headings = {
  cases: { id: 'Kasus', en: 'Cases' },
  details: { id: 'Tanya jawab', en: 'Questions and answers' },
}

/** The entry of the sound folder with these cases, or other items, as its last section. */
function withCases(
  indonesian: readonly string[],
  english: readonly string[],
  { id, en }: Headings = headings.cases,
): Record<string, string> {
  const added = (entry: string, heading: string, cases: readonly string[]) =>
    entry.replace('\n[^1]:', `\n## ${heading}\n\n${cases.join('\n')}\n\n[^1]:`)
  return {
    'oss/nib.id.md': added(indonesianEntry, id, indonesian),
    'oss/nib.en.md': added(englishEntry, en, english),
  }
}
const reseller = '- **reseller, dropshipper:** Reseller perlu NIB seperti pedagang lain.[^1]'
const resellerEnglish = '- **resellers:** Resellers need a NIB like any other trader.[^1]'
const hobby = '- **hobi, iseng:** Jualan karena hobi tetap usaha.[^1]'
const hobbyEnglish = '- **hobby:** Selling as a hobby is a business as well.[^1]'

describe('the cases of an entry', () => {
  test('are found by their forms, and say by themselves what holds', () => {
    const { entries } = loadKnowledge([buildKnowledgeFolder(withCases([reseller], [resellerEnglish]))])
    const { cases = [], sections = [] } = entries.get('oss/nib')?.id ?? {}
    expect(cases).toMatchObject([
      { forms: ['reseller', 'dropshipper'], statement: 'Reseller perlu NIB seperti pedagang lain.[^1]' },
    ])
    expect(sections.at(-1)).toMatchObject({
      kind: 'cases',
      markdown: '- Reseller perlu NIB seperti pedagang lain.[^1]',
    })
    expect(problemsOf(withCases([reseller, hobby], [resellerEnglish, hobbyEnglish]))).toEqual([])
  })

  test.each([
    ['- Reseller perlu NIB.[^1]', /^is no case/],
    ['- **reseller, :** Reseller perlu NIB.[^1]', /^a form of the case is empty/],
    ['- **reseller, dropshipper:** Reseller perlu NIB.', /^the statement of a case needs a footnote/],
  ])('are refused with their line where they cannot be read: %s', (item, message) => {
    const folder = buildKnowledgeFolder(withCases([item], [resellerEnglish]))
    const [problem] = readKnowledge([folder]).problems
    expect(problem?.message).toMatch(message)
    expect(problem?.line).toBe(26)
  })
})

describe('the check of cases', () => {
  const long = Array(46).fill('kata').join(' ')

  test.each([
    ['one form says it in one way', '- **reseller:** Reseller perlu NIB.[^1]', /^needs at least 2 forms/],
    ['nothing tells', '- **reseller, apa itu:** Reseller perlu NIB.[^1]', /^"apa itu" has no word that tells/],
    ['it is long', `- **reseller, dropshipper:** Reseller ${long}.[^1]`, /^the statement has 47 words; at most 45/],
    [
      'it answers one way of asking',
      '- **reseller, dropshipper:** Ya, perlu NIB.[^1]',
      /^the statement begins with "ya"/,
    ],
  ])('speaks up where %s', (_, item, message) => {
    expect(problemsOf(withCases([item], [resellerEnglish]))).toEqual([expect.stringMatching(message)])
  })

  test('wants the same cases in both languages', () => {
    expect(problemsOf(withCases([reseller, hobby], [resellerEnglish]))).toEqual(['has 1 cases, the Indonesian text 2'])
  })

  test('wants no form twice, in either language', () => {
    const again = hobby.replace('iseng', 'reseller')
    expect(problemsOf(withCases([reseller, again], [resellerEnglish, hobbyEnglish]))).toEqual([
      '"reseller" is also a form of case 1',
    ])
    expect(
      problemsOf(withCases([reseller, hobby], [resellerEnglish, '- **reseller:** A hobby is a business.[^1]'])),
    ).toEqual(['"reseller" is also a form of case 1'])
  })

  test('wants them last, where no section is cut by them', () => {
    const first = (entry: string, heading: string, item: string) =>
      entry.replace(/## (Biaya|Cost)/, `## ${heading}\n\n${item}\n\n## $1`)
    const files = {
      'oss/nib.id.md': first(indonesianEntry, 'Kasus', reseller),
      'oss/nib.en.md': first(englishEntry, 'Cases', resellerEnglish),
    }
    expect(problemsOf(files)).toEqual(['the cases must be the last section', 'the cases must be the last section'])
  })
})

const late = '- **kalau telat kena apa | lewat batas | terlambat urus:** Telat mengurus NIB tidak didenda.[^1]'
const lateEnglish = '- **what if we are late | missed the deadline:** Being late with the NIB costs no fine.[^1]'
const detailsOf = (indonesian: readonly string[], english: readonly string[]) =>
  withCases(indonesian, english, headings.details)

describe('the questions on details of an entry', () => {
  test('are found by ways of asking, which may have commas, and say by themselves what holds', () => {
    const item = late.replace('lewat batas', 'lewat batas, lupa')
    const { entries } = loadKnowledge([buildKnowledgeFolder(detailsOf([item], [lateEnglish]))])
    expect(entries.get('oss/nib')?.id.details).toMatchObject([
      {
        forms: ['kalau telat kena apa', 'lewat batas, lupa', 'terlambat urus'],
        statement: 'Telat mengurus NIB tidak didenda.[^1]',
      },
    ])
    expect(entries.get('oss/nib')?.id.cases).toEqual([])
    expect(problemsOf(detailsOf([item], [lateEnglish]))).toEqual([])
  })

  test.each([
    ['two ways say it in Indonesian', late.replace(' | terlambat urus', ''), /^needs at least 3 forms/],
    ['it answers one way of asking', late.replace('Telat mengurus', 'Tidak, telat mengurus'), /^the statement begins/],
  ])('are held against the check where %s', (_, item, message) => {
    expect(problemsOf(detailsOf([item], [lateEnglish]))).toEqual([expect.stringMatching(message)])
  })

  test('stand before the cases', () => {
    const both = (entry: string, first: string, second: string) =>
      entry.replace('\n[^1]:', `\n${first}\n\n${second}\n\n[^1]:`)
    const [cases, casesEnglish] = [`## Kasus\n\n${reseller}`, `## Cases\n\n${resellerEnglish}`]
    const [details, detailsEnglish] = [`## Tanya jawab\n\n${late}`, `## Questions and answers\n\n${lateEnglish}`]
    const inOrder = {
      'oss/nib.id.md': both(indonesianEntry, details, cases),
      'oss/nib.en.md': both(englishEntry, detailsEnglish, casesEnglish),
    }
    expect(problemsOf(inOrder)).toEqual([])
    const swapped = { ...inOrder, 'oss/nib.en.md': both(englishEntry, casesEnglish, detailsEnglish) }
    expect(problemsOf(swapped)).toContain('the cases must be the last section')
  })
})
