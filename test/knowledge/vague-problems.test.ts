import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KnowledgeError } from '../../src/domain/errors.ts'
import { checkVagueProblems, loadVagueProblems } from '../../src/knowledge/vague-problems.ts'
import { primaAsShipped } from '../support/knowledge.ts'

function folder(records: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'clarify-'))
  writeFileSync(join(directory, 'clarify.yaml'), `fillers: [ya]\nproblems: [gagal]\nrecords:\n${records}`)
  return directory
}

const record = (id: string, entry: string) => `  - id: ${id}
    about: [denda]
    question: { id: Denda untuk apa?, en: A fine for what? }
    choices:
      - { entry: ${entry}, id: LKPM, en: LKPM, words: [lkpm] }
      - { entry: oss/nib, id: NIB, en: NIB, words: [nib] }
      - { entry: oss/nib, id: Akun, en: Account, words: [akun] }
`

describe('vague problems', () => {
  const { knowledge } = primaAsShipped()

  test('as they ship are at least 25, and lead to entries that are there', () => {
    const directory = resolve(import.meta.dirname, '../../knowledge')
    expect(loadVagueProblems(directory).records.length).toBeGreaterThanOrEqual(25)
    expect(checkVagueProblems(directory, knowledge)).toEqual([])
  })

  test('that lead nowhere, or stand twice, are reported', () => {
    const directory = folder(record('fine', 'oss/gone') + record('fine', 'oss/nib'))
    expect(checkVagueProblems(directory, knowledge).map(({ message }) => message)).toEqual([
      'fine: there is no entry oss/gone',
      'id "fine" stands twice',
    ])
  })

  test('stop the start where they are not as they must be', () => {
    expect(() => loadVagueProblems(folder('  - id: fine\n'))).toThrow(KnowledgeError)
  })
})
