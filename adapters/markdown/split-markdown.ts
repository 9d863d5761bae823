import { cutBlock } from './cut-token.ts'
import { isHeading, type Token } from './parse-markdown.ts'

/** Whether these tokens, rendered, may be sent as one message. Whatever fits must also fit with something left out. */
export type Fits = (tokens: readonly Token[]) => boolean

/**
 * The tokens in parts that each fit, for platforms that limit a message. Done before rendering, so that no part ends
 * in the middle of markup: between blocks where possible, then between list items and rows, sentences, words, and only
 * then within a word. A heading stays with what it is the heading of. Nothing is lost but white space at the cuts.
 */
export function splitMarkdown(tokens: readonly Token[], fits: Fits): readonly (readonly Token[])[] {
  const shown = tokens.filter(({ type }) => type !== 'space')
  // Most replies are short: asking once is enough.
  if (shown.length > 0 && fits(shown)) return [shown]
  const parts: (readonly Token[])[] = []
  const waiting = shown.toReversed()
  let part: Token[] = []

  for (let token = waiting.pop(); token; token = waiting.pop()) {
    if (fits([...part, token])) {
      part.push(token)
      continue
    }
    const headings = part.slice(part.findLastIndex((earlier) => !isHeading(earlier)) + 1)
    if (headings.length < part.length) {
      parts.push(part.slice(0, part.length - headings.length))
      part = headings
      waiting.push(token)
      continue
    }
    const cut = cutBlock(token, (piece) => fits([...part, piece]))
    if (cut) {
      parts.push([...part, cut.piece])
      waiting.push(...cut.rest.toReversed())
    } else if (part.length > 0) {
      parts.push(part)
      waiting.push(token)
    } else {
      // Not even a character fits. Better too long than lost.
      parts.push([token])
    }
    part = []
  }
  return part.length > 0 ? [...parts, part] : parts
}
