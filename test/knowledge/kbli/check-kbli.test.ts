import { cpSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkKbli } from '../../../src/knowledge/kbli/check-kbli.ts'
import { readKnowledge } from '../../../src/knowledge/load-knowledge.ts'
import { kbliFolderWith } from '../../support/kbli.ts'
import { buildKnowledgeFolder } from '../../support/knowledge-folder.ts'

const { knowledge } = readKnowledge([resolve(import.meta.dirname, '../../../knowledge')])
const today = '2026-11-24'

/** Checks a knowledge folder that holds the shipped tables with one file changed. */
function check(file: string, change: (text: string) => string, day = today) {
  const folder = buildKnowledgeFolder({})
  cpSync(kbliFolderWith(file, change), join(folder, 'kbli'), { recursive: true })
  return checkKbli(folder, knowledge, day)
}

function problemsWith(file: string, change: (text: string) => string, day = today): string[] {
  return check(file, change, day).problems.map(
    ({ file: path, line, message }) => `${path.slice(dirname(path).length + 1)}:${line}: ${message}`,
  )
}

describe('checking KBLI', () => {
  test('finds nothing in the tables that ship, and knows when to look again', () => {
    expect(check('words/I.yaml', (text) => text)).toEqual({ problems: [], reviewBy: '2027-02-24' })
  })

  test('asks nothing of a folder without KBLI', () => {
    expect(checkKbli(buildKnowledgeFolder({}), knowledge, today)).toEqual({ problems: [] })
  })

  test('finds a code of 2020 that does not exist', () => {
    expect(
      problemsWith('kbli-2025.csv', (text) => text.replace('01111,Pertanian Jagung,01111', '01111,Jagung,01999')),
    ).toEqual(['kbli-2025.csv:2: 01111 came from 01999, which is not in kbli-2020.csv'])
  })

  test('finds words of a code or entry that does not exist, and names that stand twice', () => {
    expect(problemsWith('words/D.yaml', (text) => text.replace('"35111":', '"35119":'))).toEqual([
      'kbli-2025.csv:632: 35111 has no words',
      'D.yaml:2: 35119 is not a code of the table',
    ])
    expect(
      problemsWith('words/I.yaml', (text) => text.replace('entry: oss/kbli-rumah-makan', 'entry: oss/rumah')),
    ).toEqual([expect.stringMatching(/^I\.yaml:\d+: entry oss\/rumah does not exist$/)])
    expect(problemsWith('words/D.yaml', (text) => text.replace('id: PLTU,', 'id: PLTU, PLTU,'))).toEqual([
      'D.yaml:2: name "PLTU" stands twice',
    ])
  })

  test('finds a "not" that leads to no code', () => {
    expect(problemsWith('words/I.yaml', (text) => text.replace('- "56102 bukan', '- "56109 bukan'))).toContainEqual(
      expect.stringMatching(/^I\.yaml:\d+: not 56109, which is no code$/),
    )
  })

  test('finds a name of two codes between which nothing decides', () => {
    expect(problemsWith('words/D.yaml', (text) => text.replace('id: PLTU,', 'id: PLTU, barbershop,'))).toEqual([
      expect.stringMatching(/^D\.yaml:2: "barbershop" is a name of 96210 as well: say what decides, in "not"$/),
    ])
  })

  test('finds lists of asking that cannot be read', () => {
    expect(
      problemsWith('asking.yaml', (text) => text.replace('certain_names: kbli', 'certain_names: [kbli]x')),
    ).toEqual([expect.stringMatching(/^asking\.yaml:\d+: is not valid YAML/)])
    expect(problemsWith('asking.yaml', (text) => text.replace('certain_names:', 'sure_names:'))).toEqual([
      expect.stringMatching(/^asking\.yaml:\d+: certain_names /),
      expect.stringMatching(/^asking\.yaml:\d+: Unrecognized key: "sure_names"/),
    ])
  })

  test('finds rules, sources and amended codes that do not exist', () => {
    const change = (text: string) =>
      text
        .replace('rule: peraturan-bps-7-2025', 'rule: peraturan-bps-7-2029')
        .replace('table: tabel', 'table: daftar')
        .replace('"27201"', '"27299"')
    expect(problemsWith('edition.yaml', change)).toEqual([
      'edition.yaml:5: "peraturan-bps-7-2029" stands not in regulations.yaml',
      'edition.yaml:7: "daftar-kbli-2025" stands not in sources.yaml',
      'edition.yaml:10: 27299 is not a code of kbli-2025.csv',
    ])
  })

  test('wants the next edition once the rule behind the tables no longer holds', () => {
    const change = (text: string) => text.replace('rule: peraturan-bps-7-2025', 'rule: peraturan-bps-2-2020')
    expect(problemsWith('edition.yaml', change)).toEqual([
      'edition.yaml:5: Peraturan BPS 2/2020 no longer holds: the tables need the next edition',
    ])
  })
})
