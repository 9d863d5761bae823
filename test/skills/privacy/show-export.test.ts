import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLanguageFile } from '../../../src/knowledge/text/read-language-file.ts'
import { exportWordsSchema } from '../../../src/skills/privacy/export-words.ts'
import { createSqlitePlace } from '../../support/sqlite-place.ts'
import { createStoreStage } from '../../support/store-stage.ts'

const root = resolve(import.meta.dirname, '../../..')
const words = readLanguageFile(resolve(root, 'knowledge/language'), 'export-words.yaml', exportWordsSchema)

/** The kinds of events that a file lists in its table. */
function kindsIn(path: string): readonly string[] {
  const table = /\nconst kinds = \{\n([\s\S]*?)\n\}/.exec(readFileSync(resolve(root, path), 'utf8'))?.[1] ?? ''
  return [...table.matchAll(/^ {2}'?([a-z-]+)'?: z\./gm)].map(([, kind = '']) => kind)
}

test.each([
  ['src/people/events.ts', 24],
  ['src/programme/events.ts', 28],
  ['src/programme/reminders/agreement.ts', 7],
  ['src/skills/guide/kept-plans.ts', 4],
])('each kind of event in %s has a word in both languages', (path, least) => {
  const kinds = kindsIn(path)
  expect(kinds.length).toBeGreaterThanOrEqual(least)
  expect(kinds.filter((kind) => words.things[kind] === undefined)).toEqual([])
})

describe('the export of a day of work', () => {
  const said = [
    'gimana cara menjinakkan zebra',
    'buat tim Kopi Senja',
    'tambah aksi: buat template balasan, Rina, 4 Desember 2026',
    'CSAT minggu ini 82 dari 120 responden',
    'jadwal ringkasan Senin 08.00',
    'kuis 3 soal',
  ]
  async function exported(asks: string) {
    const place = await createSqlitePlace()
    const store = await place.open()
    try {
      const stage = await createStoreStage(store, place.clock)
      for (const text of said) await stage.say('telegram:1', text)
      const files = (await stage.replies('telegram:1', { text: asks })).flatMap(({ file }) => file ?? [])
      return files.map(({ content }) => Buffer.from(content, 'base64').toString())
    } finally {
      await store.close()
      await place.remove()
    }
  }

  test('reads like a letter: headings, days in words, no ids and no names of fields', async () => {
    const [markdown = '', json = ''] = await exported('/ekspor')
    expect(markdown).toContain('## Program tim')
    expect(markdown).toMatch(
      /\*\*Aksi dicatat\*\*\n {2}- Yang dikerjakan: buat template balasan\n {2}- Penanggung jawab: Rina\n {2}- Tenggat: 4 Desember 2026/,
    )
    expect(markdown).toContain('Angka atau isi: 68,3')
    expect(markdown).toContain('Hari: Senin\n  - Pukul: 08.00')
    expect(markdown).toContain('Pertanyaan: gimana cara menjinakkan zebra')
    expect(markdown).toMatch(/Tidak ada yang disimpan untuk: .*Rencana dari panduan/)
    // Ids, milliseconds, stamps of machines, words of the code, places that were not filled in.
    expect(markdown).not.toMatch(
      /[a-z]?[0-9a-f]{15,}|\b\d{12,}\b|\d{4}-\d\d-\d\d|[a-z][A-Z]|telegram:|\{\w|undefined|\[object/,
    )
    // What a machine is to read has it all.
    expect(json).toContain('"by":')
    expect(json).toContain('"2026-12-04"')
  })

  test('reads so in English', async () => {
    const [markdown = ''] = await exported('/export')
    expect(markdown).toMatch(/^# /)
    expect(markdown).not.toMatch(/\b\d{12,}\b|telegram:|\{\w|undefined/)
  })
})
