import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../../adapters/markdown/parse-markdown.ts'
import { evidenceOf } from '../../../src/knowledge/citing/evidence.ts'
import { citationLines, shortSources } from '../../../src/knowledge/citing/references.ts'
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts'
import { describeStatus } from '../../../src/skills/answer/describe-status.ts'
import { buildKnowledgeFolder, indonesianEntry } from '../../support/knowledge-folder.ts'

function entryWith(answer: string, footnotes: string) {
  const knowledge = loadKnowledge([
    buildKnowledgeFolder({
      'oss/nib.id.md': indonesianEntry
        .replace('NIB adalah identitas pelaku usaha dan berlaku 5 tahun.[^1]', answer)
        .replace('[^1]: pp-1-2025 Pasal 5', footnotes),
    }),
  ])
  const pair = knowledge.entries.get('oss/nib')
  if (!pair) throw new Error('the folder has no such entry')
  return { knowledge, entry: pair.id }
}

describe('evidence', () => {
  test('pairs each statement with the rule and article behind it', () => {
    const { knowledge, entry } = entryWith(
      'NIB **wajib** bagi [pelaku usaha](https://oss.go.id).[^1] Gratis pula.[^2]',
      '[^1]: pp-1-2025 Pasal 5\n[^2]: prima; pp-1-2025 Pasal 6',
    )
    expect(evidenceOf(entry, knowledge)).toEqual([
      {
        statement: 'NIB wajib bagi pelaku usaha.',
        citations: [{ entryId: 'oss/nib', source: 'PP 1/2025', short: 'PP 1/2025', article: 'Pasal 5' }],
      },
      {
        statement: 'Gratis pula.',
        citations: [
          { entryId: 'oss/nib', source: 'Saran Prima', short: 'Prima' },
          { entryId: 'oss/nib', source: 'PP 1/2025', short: 'PP 1/2025', article: 'Pasal 6' },
        ],
      },
      {
        statement: 'Gratis.',
        citations: [{ entryId: 'oss/nib', source: 'PP 1/2025', short: 'PP 1/2025', article: 'Pasal 5' }],
      },
    ])
  })

  test('names each source once, with all its articles', () => {
    const citation = { entryId: 'oss/nib', source: 'PP 1/2025', short: 'S', link: 'https://example.id/pp' }
    expect(
      citationLines(
        [
          { ...citation, article: 'Pasal 5 dan 6' },
          { entryId: 'oss/nib', source: 'FAQ', short: 'S' },
          { ...citation, article: 'Pasal 9' },
        ],
        'en',
      ),
    ).toEqual(['[PP 1/2025](https://example.id/pp), Pasal 5 and 6; Pasal 9', 'FAQ'])
  })

  test('names sources shortly on one line, with the first article of each', () => {
    const cited = (short: string, article?: string) => ({
      entryId: 'oss/nib',
      source: short,
      short,
      ...(article ? { article } : {}),
    })
    const citations = [
      cited('PP 28/2025', 'Pasal 206 ayat (4) dan Pasal 5'),
      cited('PP 28/2025', 'Pasal 186'),
      cited('OSS'),
      cited('UU 27/2022', 'Pasal 12A'),
      cited('BKPM'),
      cited('BPS'),
    ]
    expect(shortSources(citations, 'id')).toBe('PP 28/2025 Ps. 206(4) · OSS · UU 27/2022 Ps. 12A · +2')
    expect(shortSources(citations.slice(0, 2), 'en')).toBe('PP 28/2025 Art. 206(4)')
  })

  test.each([
    ['2024-12-31', 'pp-1-2025', 'status-not-yet 1 Januari 2025'],
    ['2025-01-01', 'pp-1-2025', 'status-in-force 1 Januari 2025'],
    ['2025-01-01', 'pp-2-2020', 'status-repealed PP 1/2025'],
    ['2024-12-31', 'pp-2-2020', 'status-in-force 1 Januari 2020'],
  ])('says on %s where %s stands', (day, id, words) => {
    const { knowledge } = entryWith('NIB.[^1]', '[^1]: pp-1-2025 Pasal 5')
    const regulation = knowledge.regulations.get(id)
    const phrases = { say: (_: string, key: string, values = {}) => [key, ...Object.values(values)].join(' ') }
    expect(regulation && describeStatus(regulation, { knowledge, phrases, language: 'id', day })).toBe(words)
  })
})

describe('the line of a source', () => {
  const line = (source: string, link?: string) =>
    citationLines([{ entryId: 'oss/nib', source, short: source, ...(link ? { link } : {}) }], 'id')[0] ?? ''

  test('is a link, whatever its name holds', () => {
    const [token] = parseMarkdown(line('Panduan](https://jahat.example) [resmi *sekali* <b>', 'https://oss.go.id/a'))
    const links = (token && 'tokens' in token ? token.tokens : undefined) ?? []
    expect(links.map((link) => 'href' in link && link.href)).toEqual(['https://oss.go.id/a'])
  })

  test('ends where its address ends', () => {
    expect(line('Panduan', 'https://oss.go.id/a(b) "x')).toBe('[Panduan](https://oss.go.id/a%28b%29%20"x)')
    expect(line('PP 28/2025')).toBe('PP 28/2025')
  })
})
