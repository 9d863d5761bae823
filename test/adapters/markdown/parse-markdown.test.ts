import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../../adapters/markdown/parse-markdown.ts'

const typesOf = (markdown: string) => parseMarkdown(markdown).map(({ type }) => type)

describe('reading Markdown', () => {
  test('knows what answers are made of', () => {
    expect(typesOf('Satu **dua**.\n\n- tiga\n- empat\n\n> lima')).toEqual(
      expect.arrayContaining(['paragraph', 'list', 'blockquote']),
    )
  })

  test.each([
    ['two thousand quotes in each other', '>'.repeat(2000)],
    ['lists in each other', Array.from({ length: 100 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')],
    ['signs that may pair with each other', '_*a'.repeat(2400)],
    ['a table that is none', 'a1. \n|**'.repeat(4000)],
    ['very many lines of a quote', '&\n>  >\n|'.repeat(2000)],
    ['a book', 'Kalimat yang biasa saja.\n\n'.repeat(2000)],
  ])('%s is plain text, in time', (_, markdown) => {
    const begin = performance.now()
    const tokens = parseMarkdown(markdown)
    // With no bound the worst of these takes more than half a minute or runs out of stack.
    expect(performance.now() - begin).toBeLessThan(1000)
    expect(new Set(tokens.map(({ type }) => type))).toEqual(new Set(['paragraph']))
    const shown = tokens.map((token) => ('text' in token ? token.text : '')).join('\n\n')
    expect(shown.replace(/\s/g, '')).toBe(markdown.replace(/\s/g, ''))
  })

  test('never runs out of stack or time, whatever is repeated', () => {
    const bit = fc.constantFrom(
      '[',
      '](',
      '*',
      '_',
      '**',
      '~~',
      '`',
      '<b ',
      '> ',
      '- ',
      '1. ',
      '|',
      '\n',
      '    ',
      'a',
      '"',
    )
    fc.assert(
      fc.property(
        fc.array(bit, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 20_000 }),
        (bits, length) => {
          const markdown = bits.join('').repeat(length).slice(0, length)
          const begin = performance.now()
          parseMarkdown(markdown)
          expect(performance.now() - begin).toBeLessThan(2000)
        },
      ),
      { numRuns: 150 },
    )
  })
})
