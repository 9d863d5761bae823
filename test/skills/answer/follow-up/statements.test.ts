import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../../src/knowledge/entry.ts'
import { statementsOf } from '../../../../src/skills/answer/follow-up/statements.ts'
import { buildPair } from '../../../support/entries.ts'

function textsOf(parts: Partial<Pick<Entry, 'answer' | 'sections'>>): readonly string[] {
  return statementsOf({ ...buildPair('oss/nib').id, sections: [], ...parts }).map(({ text }) => text)
}

describe('cutting an entry into statements', () => {
  test('sentences end behind their marks, not at numbers or inside a quotation', () => {
    const answer = 'Modalnya Rp1.000 ke atas.[^1] Ucapkan: "Maaf, Kak. Saya cek dulu." Lalu kabari.'
    expect(textsOf({ answer })).toEqual([
      'Modalnya Rp1.000 ke atas.',
      'Ucapkan: "Maaf, Kak. Saya cek dulu."',
      'Lalu kabari.',
    ])
  })

  test('items and rows stand by themselves, rows under the head of their table', () => {
    const markdown = ['- satu', '- dua', '', '| Skala | Batas |', '| --- | --- |', '| Kecil | 15 Juli |'].join('\n')
    const sections = [{ heading: 'Waktu', kind: 'time' as const, markdown, line: 1 }]
    const statements = statementsOf({ ...buildPair('oss/nib').id, answer: 'Ada.', sections })
    expect(statements.map(({ text }) => text.trim())).toEqual(['Ada.', 'satu', 'dua', 'Kecil 15 Juli'])
    expect(statements.at(-1)).toMatchObject({
      heading: 'Waktu',
      kind: 'time',
      table: '| Skala | Batas |\n| --- | --- |',
    })
  })
})
