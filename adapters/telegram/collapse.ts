import { plainText } from './render-html.ts'
import { telegramTraits } from './traits.ts'

/** Shorter texts take no room, in UTF-16 units. */
const longestInTheWay = 400

/**
 * A long text folded up below its first line, so that it does not fill a group's screen; whoever wants it opens it.
 * Quotes cannot stand inside one another, so those within are in quotation marks.
 */
export function collapse(html: string): string {
  const [first = '', ...rest] = html.split('\n')
  const inner = rest
    .join('\n')
    .trim()
    .replace(/<blockquote(?: expandable)?>/g, '“')
    .replace(/<\/blockquote>/g, '”')
  const folded = `${first}\n<blockquote expandable>${inner}</blockquote>`
  const length = plainText(folded).length
  return length < longestInTheWay || inner === '' || length > telegramTraits.textLength ? html : folded
}
