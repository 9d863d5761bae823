import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderReply } from '../../../adapters/console/render-reply.ts'
import { pickOf } from '../../support/builders.ts'

const plain = { width: 0, colour: false }

describe('a reply in a terminal', () => {
  test('shows Markdown as plain text', () => {
    const text = `Ya, **wajib**.

1. Buka [OSS](https://oss.go.id)
2. Isi _data_

- satu
- dua

> kutipan

| skala | risiko |
| --- | --- |
| mikro | rendah |`
    expect(renderReply({ id: '1', text }, plain)).toBe(`Ya, wajib.

1. Buka OSS <https://oss.go.id>
2. Isi data

• satu
• dua

│ kutipan

skala | risiko
mikro | rendah`)
  })

  test('wraps to the width and hangs what a list is indented by', () => {
    expect(renderReply({ id: '1', text: '- satu dua tiga empat lima' }, { width: 16, colour: false })).toBe(
      '• satu dua tiga \n  empat lima',
    )
  })

  test('a word longer than the line leaves no empty line before it', () => {
    const text = '- satu [dua](https://oss.go.id/tiga)'
    expect(renderReply({ id: '1', text }, { width: 16, colour: false })).toBe('• satu dua \n  <https://oss.go.id/tiga>')
  })

  test('shows an e-mail address once', () => {
    expect(renderReply({ id: '1', text: 'Tulis ke kontak@oss.go.id.' }, plain)).toBe('Tulis ke kontak@oss.go.id.')
  })

  test('puts choices below each other where they do not fit side by side', () => {
    const choices = [
      { pick: pickOf('a'), label: 'Bukti' },
      { pick: pickOf('b'), label: 'Apa itu NIB?' },
    ]
    const lastLines = (width: number) =>
      renderReply({ id: '1', text: 'Ya.', choices }, { width, colour: true })
        .split('\n')
        .slice(2)
        .map(stripVTControlCharacters)
    expect(lastLines(80)).toEqual(['[1] Bukti   [2] Apa itu NIB?'])
    expect(lastLines(20)).toEqual(['[1] Bukti', '[2] Apa itu NIB?'])
  })

  test('shows HTML as the text it is', () => {
    expect(renderReply({ id: '1', text: 'a <b>c</b> & d' }, plain)).toBe('a <b>c</b> & d')
  })

  test('loses no word of any text, and keeps lines within the width where words allow', () => {
    const word = fc.stringMatching(/^[a-z]{1,9}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 20, max: 100 }),
        (words, width) => {
          const rendered = renderReply({ id: '1', text: words.join(' ') }, { width, colour: false })
          expect(rendered.split(/\s+/).filter(Boolean)).toEqual(words)
          for (const line of rendered.split('\n')) expect(line.trimEnd().length).toBeLessThanOrEqual(width)
        },
      ),
    )
  })

  test('never fails, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, colour) => {
        expect(typeof renderReply({ id: '1', text }, { width: 40, colour })).toBe('string')
      }),
    )
  })
})
