import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KnowledgeError } from '../../../src/domain/errors.ts'
import { loadKbli, readKbli } from '../../../src/knowledge/kbli/load-kbli.ts'
import { kbliAsShipped, kbliFolderWith } from '../../support/kbli.ts'

function problemsWith(file: string, change: (text: string) => string): string[] {
  const directory = kbliFolderWith(file, change)
  return readKbli(directory).problems.map(
    (problem) => `${problem.file.slice(directory.length + 1)}:${problem.line}: ${problem.message}`,
  )
}

describe('loading KBLI', () => {
  test('reads both editions, what became of each old code, and what people say', () => {
    const { kbli } = kbliAsShipped()
    expect(kbli.codes.size).toBe(1559)
    expect(kbli.oldTitles.size).toBe(1790)
    expect(kbli.words.size).toBe(1559)
    expect(kbli.codes.get('62199')).toEqual({
      code: '62199',
      title: 'Aktivitas Pemrograman Komputer Lainnya YTDL',
      oldCodes: ['62019'],
      risks: { micro: ['R', 'MR'], small: ['R', 'MR'], medium: ['R', 'MR'], large: ['MT'] },
    })
    expect(kbli.successors.get('62019')?.map(({ code }) => code)).toEqual(['62199'])
  })

  test('reads titles with commas', () => {
    expect(kbliAsShipped().kbli.codes.get('59112')?.title).toBe(
      'Aktivitas Produksi Film, Video, dan Program Televisi oleh Swasta',
    )
  })

  test('reports a table that is not there', () => {
    const directory = kbliFolderWith('kbli-2025.csv', (text) => text)
    rmSync(join(directory, 'kbli-2025.csv'))
    expect(() => loadKbli(directory)).toThrow(KnowledgeError)
    expect(readKbli(directory).problems).toEqual([
      { file: join(directory, 'kbli-2025.csv'), line: 1, message: 'cannot be read; is it there?' },
    ])
  })

  test('reads a table as a spreadsheet saves it: byte order mark, Windows line ends', () => {
    const directory = kbliFolderWith('kbli-2025.csv', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`)
    expect(loadKbli(directory).codes).toEqual(kbliAsShipped().kbli.codes)
  })

  test('names the line of a row that is not right', () => {
    expect(
      problemsWith('kbli-2025.csv', (text) => text.replace('01111,Pertanian Jagung,01111,R|MR', '111,,01111,X')),
    ).toEqual([
      'kbli-2025.csv:2: code must be a code of five digits',
      'kbli-2025.csv:2: title must not be empty',
      'kbli-2025.csv:2: micro.0 must be R, MR, MT, T, joined by "|"',
    ])
    expect(problemsWith('kbli-2020.csv', (text) => text.replace('01112,', '01112,x,'))).toEqual([
      'kbli-2020.csv:3: has 3 cells; the header has 2',
    ])
    expect(problemsWith('kbli-2020.csv', (text) => text.replace('01112,', '01111,'))).toEqual([
      'kbli-2020.csv:3: code 01111 stands twice',
    ])
  })

  test('names the line of a record that is not right', () => {
    expect(problemsWith('words/D.yaml', (text) => text.replace(/^ {2}id: PLTU[^:]*\n(?= {2}en:)/m, ''))).toEqual([
      expect.stringMatching(/^words\/D\.yaml:2: 35111\.id /),
    ])
    expect(problemsWith('edition.yaml', (text) => text.replace('2026-07-14', 'Juli'))).toEqual([
      'edition.yaml:3: as_of must be a date like 2026-11-24',
    ])
  })

  test('names the line where YAML cannot be read', () => {
    expect(problemsWith('words/D.yaml', (text) => text.replace('id: PLTU', 'id: [PLTU'))).toEqual([
      expect.stringMatching(/^words\/D\.yaml:\d+: is not valid YAML: /),
    ])
  })

  test('gives no tables at all while one line is wrong', () => {
    const directory = kbliFolderWith('kbli-2020.csv', (text) => `${text}9900,Salah\n`)
    expect(() => loadKbli(directory)).toThrow(KnowledgeError)
    expect(() => loadKbli(directory)).toThrow('code must be a code of five digits')
  })
})
