import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KnowledgeError } from '../../src/domain/errors.ts'
import { loadKnowledge, readKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { buildKnowledgeFolder, englishEntry, indonesianEntry, regulations } from '../support/knowledge-folder.ts'

/** Problems without the folder's temporary name. */
function problemsOf(files: Record<string, string>): string[] {
  const directory = buildKnowledgeFolder(files)
  return readKnowledge([directory]).problems.map(
    ({ file, line, message }) =>
      `${file.replace(`${directory}/`, '')}:${line}: ${message.replaceAll(`${directory}/`, '')}`,
  )
}

describe('loading knowledge', () => {
  test('reads an entry in both languages, its sections and its evidence', () => {
    const { entries } = loadKnowledge([buildKnowledgeFolder({})])
    const pair = entries.get('oss/nib')
    expect(pair?.id).toMatchObject({
      topic: 'oss',
      answer: 'NIB adalah identitas pelaku usaha dan berlaku 5 tahun.[^1]',
      sections: [{ heading: 'Biaya', kind: 'cost', markdown: 'Gratis.[^1]' }],
      verified: '2026-11-24',
    })
    expect(pair?.en).toMatchObject({ title: 'What a NIB is', facts: ['OSS-001'], confidence: 'A' })
    expect(pair?.id.footnotes.get('1')).toEqual([{ id: 'pp-1-2025', article: 'Pasal 5' }])
  })

  test('names file and line of a missing field', () => {
    expect(problemsOf({ 'oss/nib.id.md': indonesianEntry.replace('title: Apa itu NIB\n', '') })).toEqual([
      'oss/nib.id.md:2: field "title" is missing',
    ])
  })

  test('names the line of a field that is not right', () => {
    expect(problemsOf({ 'oss/nib.id.md': indonesianEntry.replace('confidence: A', 'confidence: Z') })).toEqual([
      'oss/nib.id.md:14: field "confidence": must be A, B, C or D',
    ])
  })

  test('names an unknown field', () => {
    expect(problemsOf({ 'oss/nib.id.md': indonesianEntry.replace('related: []', 'relatd: []') })).toEqual([
      'oss/nib.id.md:15: unknown field "relatd": see knowledge/README.md for the fields of an entry',
    ])
  })

  test('keeps shared fields in the Indonesian file', () => {
    const english = englishEntry.replace('---\n\nA NIB', 'confidence: B\n---\n\nA NIB')
    expect(problemsOf({ 'oss/nib.en.md': english })[0]).toMatch(
      /^oss\/nib\.en\.md:9: "confidence" must not stand here: a translation has id, title and questions only/,
    )
  })

  test('says where YAML breaks off', () => {
    expect(
      problemsOf({ 'oss/nib.id.md': indonesianEntry.replace('title: Apa itu NIB', 'title: "Apa itu') })[0],
    ).toMatch(/^oss\/nib\.id\.md:\d+: front matter is not valid YAML/)
  })

  test('wants front matter', () => {
    expect(problemsOf({ 'oss/nib.id.md': 'Hello' })).toEqual([
      'oss/nib.id.md:1: must begin with front matter between two lines of "---"',
    ])
  })

  test('wants an answer', () => {
    const empty = indonesianEntry.replace('NIB adalah identitas pelaku usaha dan berlaku 5 tahun.[^1]\n', '')
    expect(problemsOf({ 'oss/nib.id.md': empty })).toContain(
      'oss/nib.id.md:17: has no answer: the first paragraph is missing',
    )
  })

  test('wants an answer that names its source', () => {
    const bare = indonesianEntry.replace('berlaku 5 tahun.[^1]', 'berlaku 5 tahun.')
    expect(problemsOf({ 'oss/nib.id.md': bare })).toEqual([
      'oss/nib.id.md:17: answer cites nothing: its first paragraph needs a footnote',
    ])
  })

  test('wants an id that a button can carry', () => {
    const id = `oss/${'panjang-'.repeat(6)}x`
    expect(problemsOf({ [`${id}.id.md`]: indonesianEntry.replace('oss/nib', id), [`${id}.en.md`]: '' })).toEqual([
      `${id}.id.md:2: field "id": must be at most 47 characters, so that a button can carry it`,
    ])
  })

  test('reads files as other editors write them: byte order mark, Windows line ends', () => {
    const asWindows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`
    const pairOf = (files: Record<string, string>) => {
      const pair = loadKnowledge([buildKnowledgeFolder(files)]).entries.get('oss/nib')
      return pair && { id: { ...pair.id, file: '' }, en: { ...pair.en, file: '' } }
    }
    const windows = {
      'oss/nib.id.md': asWindows(indonesianEntry),
      'oss/nib.en.md': asWindows(englishEntry),
      'regulations.yaml': asWindows(regulations),
    }
    expect(pairOf(windows)).toEqual(pairOf({}))
  })

  test('reports a file that cannot be read', () => {
    const directory = buildKnowledgeFolder({})
    symlinkSync(join(directory, 'gone'), join(directory, 'oss', 'lkpm.id.md'))
    symlinkSync(directory, join(directory, 'referrals.yaml'))
    expect(readKnowledge([directory]).problems).toEqual([
      { file: join(directory, 'referrals.yaml'), line: 1, message: 'cannot be read; is it there?' },
      { file: join(directory, 'oss', 'lkpm.id.md'), line: 1, message: 'cannot be read; is it there?' },
      { file: join(directory, 'oss', 'lkpm.id.md'), line: 1, message: 'has no English translation (.en.md) beside it' },
    ])
  })

  test('follows a link to a folder and leaves hidden folders alone', () => {
    const company = mkdtempSync(join(tmpdir(), 'prima-company-'))
    symlinkSync(join(buildKnowledgeFolder({}), 'oss'), join(company, 'oss'))
    mkdirSync(join(company, '.github'))
    writeFileSync(join(company, '.github', 'template.md'), 'What changes?')
    const { knowledge, problems } = readKnowledge([company])
    expect([...knowledge.entries.keys()]).toEqual(['oss/nib'])
    expect(problems.filter(({ file }) => file.includes('.github'))).toEqual([])
  })

  test('wants the id that folder and file name give', () => {
    expect(problemsOf({ 'oss/nib.id.md': indonesianEntry.replace('id: oss/nib', 'id: oss/nbi') })).toEqual([
      'oss/nib.id.md:2: id is "oss/nbi", but folder and file name say "oss/nib"',
    ])
  })

  test('wants every footnote defined, used and pointing to a known source', () => {
    expect(problemsOf({ 'oss/nib.id.md': indonesianEntry.replace('Gratis.[^1]', 'Gratis.[^2]') })).toEqual([
      'oss/nib.id.md:22: footnote [^2] has no definition',
    ])
    expect(problemsOf({ 'oss/nib.id.md': `${indonesianEntry}[^9]: prima\n` })).toEqual([
      'oss/nib.id.md:25: footnote [^9] is defined but no statement uses it',
    ])
    expect(problemsOf({ 'oss/nib.id.md': indonesianEntry.replace('[^1]: pp-1-2025', '[^1]: pp-9-9999') })).toEqual([
      'oss/nib.id.md:24: "pp-9-9999" stands neither in regulations.yaml nor in sources.yaml',
    ])
  })

  test('wants both languages', () => {
    const directory = buildKnowledgeFolder({ 'oss/lkpm.id.md': indonesianEntry.replace('oss/nib', 'oss/lkpm') })
    expect(readKnowledge([directory]).problems.map(({ message }) => message)).toEqual([
      'has no English translation (.en.md) beside it',
    ])
    expect(problemsOf({ 'oss/lkpm.en.md': englishEntry })).toEqual([
      'oss/lkpm.en.md:1: has no Indonesian file beside it',
    ])
  })

  test('finds an id that a second folder uses again', () => {
    const [first, second] = [buildKnowledgeFolder({}), buildKnowledgeFolder({})]
    expect(readKnowledge([first, second]).problems).toContainEqual({
      file: `${second}/oss/nib.id.md`,
      line: 1,
      message: `id "oss/nib" already stands in ${first}/oss/nib.id.md`,
    })
  })

  test("never lets a company's record take the place of Prima's", () => {
    const referrals = (to: string) =>
      `- id: imigrasi\n  refer_to: { id: ${to}, en: ${to} }\n  questions: [paspor, visa, kitas, itas, passport]\n`
    const prima = buildKnowledgeFolder({ 'referrals.yaml': referrals('kantor imigrasi') })
    const company = buildKnowledgeFolder({
      'regulations.yaml': regulations.replace('short: PP 1/2025', 'short: Aturan kami'),
      'sources.yaml': '- id: prima\n  title: Palsu\n  publisher: Kami\n  checked_on: 2026-11-24\n',
      'referrals.yaml': referrals('kami saja'),
    })
    const { knowledge, problems } = readKnowledge([prima, company])
    expect(knowledge.regulations.get('pp-1-2025')?.short).toBe('PP 1/2025')
    expect(knowledge.sources.get('prima')?.title).toBe('Saran Prima')
    expect(knowledge.referrals.get('imigrasi')?.referTo?.id).toBe('kantor imigrasi')
    const about = problems.map(({ file, line, message }) => `${file.replace(`${company}/`, '')}:${line}: ${message}`)
    expect(about).toEqual(
      expect.arrayContaining([
        'regulations.yaml:1: id "pp-1-2025" already stands in the regulations.yaml of another knowledge folder',
        'regulations.yaml:7: id "pp-2-2020" already stands in the regulations.yaml of another knowledge folder',
        'sources.yaml:1: id "prima" already stands in the sources.yaml of another knowledge folder',
        'referrals.yaml:1: id "imigrasi" already stands in the referrals.yaml of another knowledge folder',
      ]),
    )
  })

  test('finds a folder that holds no knowledge', () => {
    const folder = mkdtempSync(join(tmpdir(), 'prima-etc-'))
    mkdirSync(join(folder, 'ssl'))
    writeFileSync(join(folder, 'passwd'), 'root')
    expect(readKnowledge([buildKnowledgeFolder({}), folder]).problems).toEqual([
      { file: folder, line: 1, message: 'holds no entries; they stand in folders, as NAME.id.md and NAME.en.md' },
    ])
  })

  test('reads no YAML that grows when it is read', () => {
    const ten = (name: string) => `[${Array(10).fill(`*${name}`).join(', ')}]`
    const tenOfBefore = [...'bcdefghij'].map((name, index) => `${name}: &${name} ${ten('abcdefghi'[index] ?? 'a')}`)
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]', ...tenOfBefore]
    const begin = performance.now()
    expect(problemsOf({ 'sources.yaml': `- id: *j\n  ${bomb.join('\n  ')}\n` })[0]).toMatch(
      /^sources\.yaml:\d+: is not valid YAML/,
    )
    expect(problemsOf({ 'sources.yaml': `- {${bomb.join(', ')}, id: *j}\n` })[0]).toMatch(
      /^sources\.yaml:\d+: is not valid YAML/,
    )
    const front = indonesianEntry.replace('related: []', `related: []\n${bomb.join('\n')}`)
    expect(problemsOf({ 'oss/nib.id.md': front })[0]).toMatch(/^oss\/nib\.id\.md:\d+: front matter is not valid YAML/)
    expect(problemsOf({ 'sources.yaml': `- id: ${'['.repeat(5000)}${']'.repeat(5000)}\n` })[0]).toMatch(
      /^sources\.yaml:1: is not valid YAML/,
    )
    // Resolved, the aliases alone are ten thousand million words.
    expect(performance.now() - begin).toBeLessThan(2000)
  })

  test("reads a company's own folder beside Prima's", () => {
    const company = buildKnowledgeFolder({
      'oss/nib.id.md': 'moved',
      'toko/retur.id.md': indonesianEntry.replace('oss/nib', 'toko/retur'),
      'toko/retur.en.md': englishEntry.replace('oss/nib', 'toko/retur'),
    })
    const { knowledge } = readKnowledge([buildKnowledgeFolder({}), company])
    expect([...knowledge.entries.keys()]).toEqual(['oss/nib', 'toko/retur'])
  })

  test('names the line in the calendar that is not right', () => {
    expect(problemsOf({ 'regulations.yaml': regulations.replace('2025-01-01', 'January') })).toContain(
      'regulations.yaml:5: record "pp-1-2025": in_force_from must be a date like 2026-11-24',
    )
    expect(
      problemsOf({ 'sources.yaml': '- id: a\n  title: A\n  publisher: B\n  checked_on: 2026-01-01\n'.repeat(2) }),
    ).toContain('sources.yaml:5: id "a" stands twice')
  })

  test('wants links that lead to a web page', () => {
    const source = '- id: a\n  title: A\n  publisher: B\n  link: javascript:alert(1)\n  checked_on: 2026-01-01\n'
    expect(problemsOf({ 'sources.yaml': source })).toContain(
      'sources.yaml:4: record "a": link must be a web address beginning with http:// or https://',
    )
  })

  test('reads who helps with what is not ours, and names the record that is not right', () => {
    const questions = '[bikin paspor, perpanjang paspor, visa turis, passport renewal, kitas]'
    const referrals = `- id: imigrasi\n  refer_to: { id: kantor imigrasi, en: the immigration office }\n  questions: ${questions}\n`
    const { knowledge } = readKnowledge([buildKnowledgeFolder({ 'referrals.yaml': referrals })])
    expect(knowledge.referrals.get('imigrasi')?.referTo).toEqual({
      id: 'kantor imigrasi',
      en: 'the immigration office',
    })
    expect(problemsOf({ 'referrals.yaml': referrals.replace(questions, '[paspor]') })).toEqual([
      'referrals.yaml:3: record "imigrasi": questions needs at least 5 ways of asking',
    ])
  })

  test('finds a title whose quotes would be shown', () => {
    const content = indonesianEntry.replace('title: Apa itu NIB', 'title: "\\"NIB: arti\\""')
    expect(problemsOf({ 'oss/nib.id.md': content })).toEqual([
      'oss/nib.id.md:3: field "title": must not stand in quotes that are shown',
    ])
  })

  test('names a rule that does not exist once a file, however often it is cited', () => {
    const content = indonesianEntry.replace('pp-1-2025 Pasal 5', 'pp-9-2099 Pasal 1; pp-9-2099 Pasal 2')
    expect(problemsOf({ 'oss/nib.id.md': content })).toEqual([
      'oss/nib.id.md:24: "pp-9-2099" stands neither in regulations.yaml nor in sources.yaml',
    ])
  })

  test('throws all problems at once, each with file and line', () => {
    const missing = '/nowhere/knowledge'
    expect(() => loadKnowledge([missing])).toThrow(
      new KnowledgeError([{ file: missing, line: 1, message: 'knowledge folder does not exist' }]),
    )
  })
})
