import { cutText, mostThatFit } from './cut-text.ts'
import type { Token, Tokens } from './parse-markdown.ts'

/** The first piece of a token, and the tokens that are left of it. */
export type Cut = { readonly piece: Token; readonly rest: readonly Token[] }
type FitsPiece = (piece: Token) => boolean

/** Cuts a block that does not fit: the biggest sensible piece of it that does. Undefined: nothing of it fits. */
export function cutBlock(block: Token, fits: FitsPiece): Cut | undefined {
  switch (block.type) {
    case 'list':
      return cutList(block as Tokens.List, fits)
    case 'table':
      return cutTable(block as Tokens.Table, fits)
    case 'code':
      return cutLeaf(block, fits)
    case 'blockquote':
      return cutInside(block, fits, cutBlock) ?? cutAsText(block, fits)
    default:
      return cutInline(block, fits)
  }
}

function cutInline(token: Token, fits: FitsPiece): Cut | undefined {
  if (innerOf(token).length > 0 && token.type !== 'image') {
    return cutInside(token, fits, cutInline) ?? cutAsText(token, fits)
  }
  const hasText = ['text', 'escape', 'codespan', 'html', 'tag'].includes(token.type)
  return hasText ? cutLeaf(token, fits) : cutAsText(token, fits)
}

/** As many of its tokens as fit. Of the next one the beginning too where text flows on, or where it is the first. */
function cutInside(token: Token, fits: FitsPiece, cutNext: typeof cutBlock): Cut | undefined {
  const inner = innerOf(token)
  const withTokens = (tokens: readonly Token[]): Token => ({ ...token, tokens: [...tokens] })
  const count = mostThatFit(inner.length, (n) => fits(withTokens(inner.slice(0, n))))
  const whole = inner.slice(0, count)
  const next = inner[count]
  const flows = cutNext === cutInline
  const cut = next && (flows || count === 0) ? cutNext(next, (piece) => fits(withTokens([...whole, piece]))) : undefined
  if (!cut && count === 0) return undefined
  const rest = [...(cut ? cut.rest : inner.slice(count, count + 1)), ...inner.slice(count + 1)]
  return {
    piece: withTokens(cut ? [...whole, cut.piece] : whole),
    rest: rest.length > 0 ? [withTokens(rest)] : [],
  }
}

/** Whole items. What is left of an item too long for that goes on without its mark. */
function cutList(list: Tokens.List, fits: FitsPiece): Cut | undefined {
  const part = (items: Tokens.ListItem[], skipped: number): Token[] =>
    items.length === 0
      ? []
      : [{ ...list, items, ...(list.ordered ? { start: Number(list.start || 1) + skipped } : {}) } as Tokens.List]
  const { items } = list
  const count = mostThatFit(items.length, (n) => part(items.slice(0, n), 0).every(fits))
  const [piece] = part(items.slice(0, count), 0)
  if (piece) return { piece, rest: part(items.slice(count), count) }

  const [first] = items
  const withFirst = (item: Token): Token => ({ ...list, items: [item as Tokens.ListItem] }) as Tokens.List
  const cut = first && cutInside(first, (item) => fits(withFirst(item)), cutBlock)
  if (!cut) return cutAsText(list, fits)
  const over = cut.rest.flatMap(innerOf)
  return { piece: withFirst(cut.piece), rest: [...over, ...part(items.slice(1), 1)] }
}

/** Whole rows, each part with the head of the table. */
function cutTable(table: Tokens.Table, fits: FitsPiece): Cut | undefined {
  const part = (rows: Tokens.TableCell[][]): Token => ({ ...table, rows }) as Tokens.Table
  const count = mostThatFit(table.rows.length, (n) => fits(part(table.rows.slice(0, n))))
  if (count === 0) return cutAsText(table, fits)
  return { piece: part(table.rows.slice(0, count)), rest: [part(table.rows.slice(count))] }
}

function cutLeaf(token: Token, fits: FitsPiece): Cut | undefined {
  // HTML is shown as it was written, see `textOf`.
  const text: string = token.type === 'html' ? token.raw : (token as Tokens.Text).text
  const withText = (part: string): Token => ({ ...token, text: part, raw: part }) as Token
  const at = cutText(text, (part) => fits(withText(part)))
  if (at === 0) return undefined
  const rest = token.type === 'code' ? text.slice(at).replace(/^\n/, '') : text.slice(at).trimStart()
  return { piece: withText(text.slice(0, at).trimEnd()), rest: rest === '' ? [] : [withText(rest)] }
}

/** The last resort: its source as plain text. */
function cutAsText(token: Token, fits: FitsPiece): Cut | undefined {
  return cutLeaf({ type: 'text', raw: token.raw, text: token.raw, escaped: false } as Tokens.Text, fits)
}

function innerOf(token: Token): readonly Token[] {
  return ('tokens' in token && token.tokens) || []
}
