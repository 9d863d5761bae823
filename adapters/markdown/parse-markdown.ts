import { lexer, type Token, type Tokens } from 'marked'
import { isWithinBounds } from './bounds.ts'

export type { Token, Tokens }

/**
 * Our Markdown as a tree, the same for all channels. HTML in it is text: nobody's words become markup. Tokens are
 * those of the library `marked`. What it could not read in time is paragraphs of plain text.
 */
export function parseMarkdown(markdown: string): readonly Token[] {
  return isWithinBounds(markdown) ? lexer(markdown, { gfm: true }) : asPlainText(markdown)
}

function asPlainText(markdown: string): readonly Token[] {
  return markdown
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph): Tokens.Paragraph => {
      const text: Tokens.Text = { type: 'text', raw: paragraph, text: paragraph, escaped: false }
      return { type: 'paragraph', raw: paragraph, text: paragraph, tokens: [text] }
    })
}

/** The characters that a person should see, where the library has escaped or kept them raw. */
export function textOf(token: Tokens.Text | Tokens.Escape | Tokens.HTML | Tokens.Tag | Tokens.Codespan): string {
  return token.type === 'html' ? token.raw : token.text
}

/** A heading, or a paragraph that is nothing but bold and so looks like one. */
export function isHeading(token: Token): boolean {
  if (token.type === 'heading') return true
  return token.type === 'paragraph' && token.tokens?.length === 1 && token.tokens[0]?.type === 'strong'
}
