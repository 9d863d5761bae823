import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMarkdown, type Token } from '../../../adapters/markdown/parse-markdown.ts'
import { splitMarkdown } from '../../../adapters/markdown/split-markdown.ts'
import { markdownText } from '../../support/markdown-text.ts'

/** What a reader sees, roughly: the leaves, blocks apart by a line break. */
function show(tokens: readonly Token[]): string {
  return tokens.map(showToken).join('\n')
}

function showToken(token: Token): string {
  if (token.type === 'list') return (token.items as Token[]).map((item) => `- ${showToken(item)}`).join('\n')
  if (token.type === 'table') {
    const rows: { tokens: Token[] }[][] = [token.header, ...token.rows]
    return rows.map((row) => row.map((cell) => cell.tokens.map(showToken).join('')).join(' | ')).join('\n')
  }
  if ('tokens' in token && token.tokens && token.tokens.length > 0) return token.tokens.map(showToken).join('')
  return token.type === 'html' || !('text' in token) ? token.raw : token.text
}

const within = (limit: number) => (tokens: readonly Token[]) => show(tokens).length <= limit
const split = (markdown: string, limit: number) => splitMarkdown(parseMarkdown(markdown), within(limit)).map(show)

describe('splitting Markdown', () => {
  it('leaves alone what fits', () => {
    expect(split('Satu.\n\nDua.', 100)).toEqual(['Satu.\nDua.'])
    expect(split('', 100)).toEqual([])
  })

  it('cuts between paragraphs', () => {
    expect(split('Satu dua.\n\nTiga empat.\n\nLima.', 20)).toEqual(['Satu dua.', 'Tiga empat.\nLima.'])
  })

  it('keeps a heading with what follows', () => {
    expect(split('Satu dua tiga.\n\n**Biaya**\n\nGratis semuanya.', 25)).toEqual([
      'Satu dua tiga.',
      'Biaya\nGratis semuanya.',
    ])
  })

  it('cuts a long paragraph after a sentence, else after a word, else anywhere', () => {
    expect(split('Satu dua tiga. Empat lima enam tujuh.', 24)).toEqual(['Satu dua tiga.', 'Empat lima enam tujuh.'])
    expect(split('Satu dua tiga empat lima enam', 15)).toEqual(['Satu dua tiga', 'empat lima enam'])
    expect(split('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  })

  it('keeps bold on both sides of a cut', () => {
    const parts = splitMarkdown(parseMarkdown('**satu dua tiga empat**'), within(10))
    expect(parts.flat().map((token) => 'tokens' in token && token.tokens?.[0]?.type)).toEqual(['strong', 'strong'])
  })

  it('cuts lists between items and goes on counting', () => {
    const parts = splitMarkdown(parseMarkdown('1. satu\n2. dua\n3. tiga\n4. empat'), within(16))
    expect(parts.flat().map((token) => token.type === 'list' && [token.start, token.items.length])).toEqual([
      [1, 2],
      [3, 2],
    ])
  })

  it('repeats the head of a table', () => {
    expect(split('| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |', 12)).toEqual(['a | b\n1 | 2', 'a | b\n3 | 4'])
  })

  it('does not cut an emoji in pieces', () => {
    expect(split('👩‍👩‍👧👩‍👩‍👧', 9)).toEqual(['👩‍👩‍👧', '👩‍👩‍👧'])
  })

  it('keeps to the limit and loses nothing, whatever it gets', () => {
    fc.assert(
      fc.property(markdownText(), fc.integer({ min: 4, max: 60 }), (markdown, limit) => {
        const parts = split(markdown, limit)
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit)
        const seen = letters(parts.join(''))
        // Rows cut in pieces repeat the head, and a last resort shows the source: there may be more, but all is there.
        for (const letter of new Set(letters(show(parseMarkdown(markdown))))) expect(seen).toContain(letter)
      }),
    )
  })
})

function letters(text: string): string[] {
  return text.match(/\p{Letter}/gu) ?? []
}
