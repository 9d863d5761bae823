import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '../../../adapters/markdown/parse-markdown.ts'
import { markChosen, toKeyboard } from '../../../adapters/telegram/keyboard.ts'
import { plainText, renderHtml } from '../../../adapters/telegram/render-html.ts'
import { renderReply } from '../../../adapters/telegram/render-reply.ts'
import type { Reply } from '../../../src/domain/reply.ts'
import { buildReply, pickOf } from '../../support/builders.ts'
import { markdownText } from '../../support/markdown-text.ts'
import { parseTelegramHtml } from '../../support/telegram-html.ts'
import { checkMessage } from '../../support/telegram-methods.ts'
import { unseen } from '../../support/unseen.ts'

const html = (markdown: string) => renderHtml(parseMarkdown(markdown))
const file = { name: 'ringkasan.csv', mediaType: 'text/csv', content: Buffer.from('a,b').toString('base64') }
const image = { ...file, name: 'grafik.png', mediaType: 'image/png', alternativeText: 'CSAT naik' }

describe('Markdown on Telegram', () => {
  it.each([
    ['bold and italics', '**NIB** itu _wajib_', '<b>NIB</b> itu <i>wajib</i>'],
    ['a heading', '## Biaya', '<b>Biaya</b>'],
    ['a link', '[OSS](https://oss.go.id/?a=1&b="2")', '<a href="https://oss.go.id/?a=1&amp;b=&quot;2&quot;">OSS</a>'],
    ['a bare address', 'buka https://oss.go.id ya', 'buka https://oss.go.id ya'],
    ['a link to nowhere on the web', '[sini](javascript:alert)', 'sini (javascript:alert)'],
    ['an e-mail address', 'kirim ke kontak@oss.go.id', 'kirim ke kontak@oss.go.id'],
    ['HTML, which is text', 'a <b>b</b> & <script>', 'a &lt;b&gt;b&lt;/b&gt; &amp; &lt;script&gt;'],
    ['a list', '- satu\n- dua\n  - tiga', '• satu\n• dua\n   • tiga'],
    ['a numbered list', '3. satu\n4. dua', '3. satu\n4. dua'],
    ['tasks', '- [x] satu\n- [ ] dua', '• ☑ satu\n• ☐ dua'],
    [
      'a quote with its source',
      '> Gratis.\n\n— PP 28/2025',
      '<blockquote expandable>Gratis.</blockquote>\n— PP 28/2025',
    ],
    [
      'a heading with its text',
      '**Biaya**\n\nGratis.\n\n**Waktu**\n\n- sehari',
      '<b>Biaya</b>\nGratis.\n\n<b>Waktu</b>\n• sehari',
    ],
    ['a list with what it is a list of', 'Sumber:\n- PP 28/2025\n\nBerlaku.', 'Sumber:\n• PP 28/2025\n\nBerlaku.'],
    ['code', '`a<b`\n\n```\nx & y\n```', '<code>a&lt;b</code>\n\n<pre>x &amp; y</pre>'],
    ['code in bold, which Telegram does not nest', '**a `b`**', '<b>a b</b>'],
    ['a narrow table', '| a | b |\n|--|--|\n| 1 | 2 |', '<b>a — b</b>\n• 1 — 2'],
    ['a table of three', '| a | b | c |\n|--|--|--|\n| 1 | 2 | 3 |', '<b>a — b · c</b>\n• 1 — 2 · 3'],
    ['a wide table', '| a | b | c | d |\n|--|--|--|--|\n| 1 | 2 | 3 | 4 |', '• a: 1\n   b: 2\n   c: 3\n   d: 4'],
    ['a picture', '![bagan](https://a.id/x.png)', '<a href="https://a.id/x.png">bagan</a>'],
  ])('shows %s', (_name, markdown, expected) => {
    expect(html(markdown)).toBe(expected)
  })

  it('is valid, keeps to the limits and loses nothing, whatever it gets', () => {
    fc.assert(
      fc.property(markdownText(), (markdown) => {
        const outgoing = renderReply(buildReply({ text: markdown }))
        // The check of the local server throws on bare brackets, bad nesting, lengths and lone surrogates.
        const seen = outgoing.map((one) =>
          checkMessage('sendMessage', { chat_id: 1, text: one.html, parse_mode: 'HTML' }),
        )
        const shown = seen.flatMap(({ text, entities }) => [text, ...entities.map(({ url }) => url ?? '')]).join(' ')
        expect(unseen(markdown, shown)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('says long texts in parts, also of 4096 emoji or of one endless word', () => {
    for (const text of [
      '😀'.repeat(4096),
      'x'.repeat(10_000),
      '&'.repeat(9000),
      `**${'tebal '.repeat(2000).trim()}**`,
    ]) {
      const parts = renderReply(buildReply({ text })).map((one) => parseTelegramHtml(one.html).text)
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(4096)
      expect(parts.join('').replaceAll(' ', '')).toBe(text.replace(/[* ]/g, ''))
    }
  })

  it('splits also where a part would hold more markup than Telegram shows', () => {
    const parts = renderReply(buildReply({ text: Array(3).fill('**a** b '.repeat(100)).join('\n\n') }))
    expect(parts.length).toBeGreaterThanOrEqual(3)
  })

  it('always has something to send', () => {
    expect(renderReply(buildReply({ text: '' }))).toEqual([{ kind: 'text', html: '…' }])
    expect(renderReply(buildReply({ text: '[x]: https://a.id' }))).toEqual([{ kind: 'text', html: '…' }])
  })

  it('gives back as plain text what it escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const shown = plainText(renderHtml([{ type: 'text', raw: text, text, escaped: false }]))
        expect(shown).toBe(text.toWellFormed().replace(/[^\P{Cc}\t\n]/gu, (c) => (c >= '\u0080' ? c : '')))
      }),
    )
  })
})

describe('pictures and files on Telegram', () => {
  it('take a short text along, with the buttons', () => {
    const choices = [{ pick: pickOf('more:x'), label: 'Selengkapnya' }]
    expect(renderReply(buildReply({ text: 'Naik **2** poin.', image, choices }))).toEqual([
      { kind: 'photo', file: image, html: 'Naik <b>2</b> poin.', keyboard: expect.anything() },
    ])
    expect(renderReply(buildReply({ text: 'Ini datanya.', file }))).toEqual([
      { kind: 'document', file, html: 'Ini datanya.' },
    ])
  })

  it('go before and after a long text', () => {
    const outgoing = renderReply(buildReply({ text: 'kata '.repeat(400), image, file, answerId: 'a1' }))
    expect(outgoing.map(({ kind, keyboard }) => [kind, keyboard !== undefined])).toEqual([
      ['photo', false],
      ['text', true],
      ['document', false],
    ])
    expect(outgoing[0]?.html).toBe('CSAT naik')
  })
})

describe('buttons on Telegram', () => {
  const keyboardOf = (reply: Partial<Reply>) => toKeyboard(buildReply(reply)).keyboard?.inline_keyboard ?? []
  const texts = (reply: Partial<Reply>) => keyboardOf(reply).map((row) => row.map(({ text }) => text))

  it('stand in one row with the rating where they are about the answer, others below', () => {
    const choices = [
      { pick: pickOf('evidence:oss/nib'), label: 'Bukti' },
      { pick: pickOf('more:oss/nib'), label: 'Lengkap' },
      { pick: pickOf('ask:oss/kbli'), label: 'Apa itu KBLI dan di mana carinya?' },
      { pick: pickOf('ask:oss/biaya'), label: 'Biaya NIB' },
      { pick: pickOf('ask:oss/syarat'), label: 'Syarat NIB' },
    ]
    expect(texts({ choices, answerId: 'a1' })).toEqual([
      ['Bukti', 'Lengkap', '👍', '👎'],
      ['Apa itu KBLI dan di mana…'],
      ['Biaya NIB', 'Syarat NIB'],
    ])
  })

  it('show which one was chosen, one of a kind at a time', () => {
    const { keyboard } = toKeyboard(
      buildReply({ choices: [{ pick: pickOf('evidence:x'), label: 'Bukti' }], answerId: 'a1' }),
    )
    const steps = ['answer:evidence:x', 'answer:up:a1', 'answer:down:a1'].reduce(
      (now, data) => (now && markChosen(now, data)) ?? now,
      keyboard,
    )
    expect(steps?.inline_keyboard.map((row) => row.map(({ text }) => text))).toEqual([['✓ Bukti', '👍', '✓ 👎']])
    expect(steps && markChosen(steps, 'answer:down:a1')).toBeUndefined()
  })

  it('are valid whatever the choices', () => {
    const choice = fc.record({
      pick: fc.record({ skill: fc.constant('answer'), act: fc.constant('ask'), value: fc.string({ maxLength: 40 }) }),
      label: fc.string({ unit: 'binary' }),
    })
    fc.assert(
      fc.property(fc.array(choice, { maxLength: 130 }), (choices) => {
        for (const one of renderReply(buildReply({ choices, answerId: 'a' })))
          checkMessage('sendMessage', { chat_id: 1, text: one.html, parse_mode: 'HTML', reply_markup: one.keyboard })
      }),
      { numRuns: 50 },
    )
  })
})
