import { describe, expect, test } from 'vitest'
import type { Entry } from '../../../src/knowledge/entry.ts'
import { chooseParts, linesOf } from '../../../src/skills/answer/choose-parts.ts'
import { relevanceOf } from '../../../src/skills/answer/relevance.ts'
import { buildPair } from '../../support/entries.ts'

const section = (heading: string, markdown: string) => ({ heading, markdown, line: 1 })
const entryOf = (...sections: Entry['sections']): Entry => ({ ...buildPair('oss/nib').id, sections })

/** Statements that have this word say something on the question, and all others nothing. */
function onWord(word: string, entry: Entry) {
  return relevanceOf({ bare: word, aspects: [] }, entry, () =>
    entry.sections.flatMap(({ heading, markdown }) =>
      markdown
        .split('\n')
        .filter((line) => line.includes(word))
        .map((line) => {
          const statement = { markdown: line, text: line, heading, at: 0 }
          return { statement, coverage: 1, weight: 1, score: 1, isOnAspect: false }
        }),
    ),
  )
}

const shown = (entry: Entry, word: string) =>
  chooseParts(entry, { aspects: [], relevance: onWord(word, entry) }).map(({ section: { heading }, markdown }) => ({
    heading,
    markdown,
  }))

describe('what is shown of an entry', () => {
  const filler = 'kata '.repeat(60).trim()

  test('is what says most on the question, before what stands first', () => {
    const entry = entryOf(
      section('Satu', filler),
      section('Dua', 'Lapor lewat kantor dinas setempat, tanpa biaya apa pun.'),
    )
    expect(shown(entry, 'dinas')[0]?.heading).toBe('Dua')
    expect(shown(entry, 'tidak ada')[0]?.heading).toBe('Satu')
  })

  test('of a long list is the item that answers, with the line that leads to it', () => {
    const items = Array.from({ length: 9 }, (_, at) => `${at + 1}. ${'langkah '.repeat(9)}nomor${at + 1}`)
    const [part] = shown(entryOf(section('Langkah', ['Saran Prima:', '', ...items].join('\n'))), 'nomor9')
    expect(part?.markdown).toContain('Saran Prima:')
    expect(part?.markdown).toContain('9. ')
    expect(part?.markdown).not.toContain('1. langkah')
  })

  test('of a table that is too long are its head and the rows that answer', () => {
    const rows = Array.from({ length: 30 }, (_, at) => `| baris${at + 1} | ${'isi '.repeat(6)}|`)
    const [part] = shown(entryOf(section('Tabel', ['| Apa | Isi |', '| --- | --- |', ...rows].join('\n'))), 'baris29')
    expect(part?.markdown.split('\n').slice(0, 2)).toEqual(['| Apa | Isi |', '| --- | --- |'])
    expect(part?.markdown).toContain('| baris29 |')
    expect(linesOf(part?.markdown ?? '')).toBeLessThan(25)
  })

  test('of a paragraph that is too long are its first sentences, never a heading with nothing below', () => {
    const sentence = (at: number) => `Kalimat nomor ${at} ${'kata '.repeat(24).trim()}.`
    const long = Array.from({ length: 12 }, (_, at) => sentence(at + 1)).join(' ')
    const entry = { ...entryOf(section('Yang berubah', long)), answer: filler }
    const [part] = chooseParts(entry, { aspects: [], headings: ['Yang berubah'] })
    expect(part?.markdown).toMatch(/^Kalimat nomor 1 .*\.$/)
    expect(part?.isCut).toBe(true)
    expect(linesOf(part?.markdown ?? '')).toBeLessThan(10)
  })
})
