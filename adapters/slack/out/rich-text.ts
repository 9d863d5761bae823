import type {
  ContextBlock,
  KnownBlock,
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextSection,
  TableBlock,
} from '@slack/web-api'
import { isHeading, type Token, type Tokens, textOf } from '../../markdown/parse-markdown.ts'
import { slackTraits } from '../traits.ts'

export type BlockStyle = { readonly tables: boolean; readonly foot: boolean }

type Style = { readonly bold?: true; readonly italic?: true; readonly strike?: true; readonly code?: true }

/**
 * Our Markdown as Block Kit. Rich text is a tree, not markup: what stands in a text element is shown as it is, so
 * that nothing a person or a model wrote can become a mention. One block for each paragraph, list and so on, because
 * blocks keep a distance and sections do not; a list is in one with the line that opens it. `tables`: as tables, or as
 * lists where those were not accepted. `foot`: what an answer rests on and how sure it is stands small below it.
 */
export function toBlocks(tokens: readonly Token[], { tables, foot }: BlockStyle): KnownBlock[] {
  const blocks: KnownBlock[] = []
  let before: Token | undefined
  const end = tokens.findLast(({ type }) => type !== 'space')
  for (const token of tokens) {
    if (token.type === 'space') continue
    const last = blocks.at(-1)
    const made = foot && isFoot(token, token === end) ? toContext(token) : toBlock(token, tables)
    if (made?.type === 'rich_text' && last?.type === 'rich_text' && before && opensList(before, token)) {
      blocks[blocks.length - 1] = { ...last, elements: [...last.elements, ...made.elements] }
    } else if (made) blocks.push(made)
    before = token
  }
  return blocks
}

/** A line of sources, and below it one in italics of how far they carry; or at the end a paragraph all in italics. */
function isFoot(token: Token, isLast: boolean): boolean {
  if (token.type !== 'paragraph') return false
  const inner = token.tokens ?? []
  if (inner.at(-1)?.type !== 'em') return false
  return inner.length === 1 ? isLast : inner[0]?.type === 'text'
}

/** In one line, as long as it is. https://docs.slack.dev/reference/block-kit/blocks/context-block: plain text, so that nothing in it becomes a mention. */
function toContext(token: Token): ContextBlock {
  const text = inline([token], {})
    .map((element) => (element.type === 'text' ? element.text : ''))
    .join('')
    .replaceAll('\n', ' · ')
  return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] }
}

function toBlock(token: Token, tables: boolean): KnownBlock | undefined {
  if (token.type === 'hr') return { type: 'divider' }
  const table = token.type === 'table' && tables ? toTable(token as Tokens.Table) : undefined
  if (table) return table
  const elements = toElements(token, 0)
  return elements.length === 0 ? undefined : { type: 'rich_text', elements }
}

function opensList(before: Token, token: Token): boolean {
  return token.type === 'list' && (isHeading(before) || /[:：]\s*$/.test(before.raw))
}

function toElements(token: Token, indent: number): RichTextBlockElement[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return []
    case 'heading':
      return section(inline(token.tokens ?? [], { bold: true }))
    case 'list':
      return toList(token as Tokens.List, indent)
    case 'blockquote':
      return filled('rich_text_quote', flat(token.tokens ?? []))
    case 'code':
      return preformatted((token as Tokens.Code).text)
    case 'table':
      return tableAsList(token as Tokens.Table, indent)
    case 'hr':
      return section([{ type: 'text', text: '―――' }])
    default:
      return section(inline([token], {}))
  }
}

/** Slack's lists hold lines only: what else an item holds stands between two of them, and the count goes on. */
function toList(list: Tokens.List, indent: number): RichTextBlockElement[] {
  const style = list.ordered ? 'ordered' : 'bullet'
  const first = Number(list.start || 1)
  const found: RichTextBlockElement[] = []
  let lines: RichTextSection[] = []
  let offset = first - 1
  const close = () => {
    if (lines.length === 0) return
    found.push({
      type: 'rich_text_list',
      style,
      indent: Math.min(indent, slackTraits.maxIndent),
      ...(style === 'ordered' && offset > 0 ? { offset } : {}),
      elements: lines,
    } as RichTextBlockElement)
    offset += lines.length
    lines = []
  }
  for (const item of list.items) {
    const [lead, rest] = leadOf(item)
    lines.push({ type: 'rich_text_section', elements: lead })
    const below = rest.flatMap((token) => toElements(token, indent + 1))
    if (below.length > 0) {
      close()
      found.push(...below)
    }
  }
  close()
  return found
}

/** The first line of an item, and the blocks below it. */
function leadOf(item: Tokens.ListItem): [RichTextElement[], readonly Token[]] {
  const inner = item.tokens.filter(({ type }) => type !== 'space' && type !== 'checkbox')
  const mark: RichTextElement[] = item.task ? [{ type: 'text', text: item.checked ? '☑ ' : '☐ ' }] : []
  const [first, ...rest] = inner
  if (first && (first.type === 'text' || first.type === 'paragraph')) return [[...mark, ...line(first)], rest]
  return [mark.length > 0 ? mark : [{ type: 'text', text: ' ' }], inner]
}

function line(token: Token): RichTextElement[] {
  const elements = inline([token], {})
  return elements.length > 0 ? elements : [{ type: 'text', text: ' ' }]
}

function toTable({ header, rows }: Tokens.Table): TableBlock | undefined {
  const all = [header, ...rows]
  const isTooBig = all.length > slackTraits.maxTableRows || header.length > slackTraits.maxTableColumns
  if (isTooBig || header.length === 0) return undefined
  return {
    type: 'table',
    column_settings: header.map(() => ({ is_wrapped: true })),
    rows: all.map((row, index) =>
      row.map((cell): RichTextBlock => {
        const elements = inline(cell.tokens, index === 0 ? { bold: true } : {})
        const shown: RichTextElement[] = elements.length > 0 ? elements : [{ type: 'text', text: ' ' }]
        return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: shown }] }
      }),
    ),
  }
}

function tableAsList({ header, rows }: Tokens.Table, indent: number): RichTextBlockElement[] {
  const bold = (cell: Tokens.TableCell) => inline(cell.tokens, { bold: true })
  const lines = rows.map((row): RichTextSection => {
    const cells = row.flatMap((cell, index): RichTextElement[] => {
      const name = header[index]
      return [
        ...(index > 0 ? [text(' · ')] : []),
        ...(name ? [...bold(name), text(': ')] : []),
        ...inline(cell.tokens, {}),
      ]
    })
    return { type: 'rich_text_section', elements: cells.length > 0 ? cells : [text(' ')] }
  })
  if (lines.length === 0)
    return section(header.flatMap((cell, index) => [...(index ? [text(' · ')] : []), ...bold(cell)]))
  return [{ type: 'rich_text_list', style: 'bullet', indent: Math.min(indent, slackTraits.maxIndent), elements: lines }]
}

/** Blocks within a quote, which holds a line of text only. */
function flat(tokens: readonly Token[]): RichTextElement[] {
  return tokens
    .filter(({ type }) => type !== 'space' && type !== 'def')
    .flatMap((token, index) => [...(index > 0 ? [text('\n')] : []), ...flatBlock(token)])
}

function flatBlock(token: Token): RichTextElement[] {
  switch (token.type) {
    case 'list': {
      const list = token as Tokens.List
      return list.items.flatMap((item, index) => [
        text(`${index > 0 ? '\n' : ''}${list.ordered ? `${Number(list.start || 1) + index}.` : '•'} `),
        ...flat(item.tokens),
      ])
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table
      return [header, ...rows].flatMap((row, index) => [
        ...(index > 0 ? [text('\n')] : []),
        ...row.flatMap((cell, column) => [...(column > 0 ? [text(' | ')] : []), ...inline(cell.tokens, {})]),
      ])
    }
    case 'heading':
      return inline(token.tokens ?? [], { bold: true })
    case 'blockquote':
      return flat(token.tokens ?? [])
    case 'code':
      return styled((token as Tokens.Code).text, { code: true })
    case 'hr':
      return [text('―――')]
    default:
      return inline([token], {})
  }
}

function inline(tokens: readonly Token[], style: Style): RichTextElement[] {
  return tokens.flatMap((token) => span(token, style))
}

function span(token: Token, style: Style): RichTextElement[] {
  switch (token.type) {
    case 'strong':
      return inline(token.tokens ?? [], { ...style, bold: true })
    case 'em':
      return inline(token.tokens ?? [], { ...style, italic: true })
    case 'del':
      return inline(token.tokens ?? [], { ...style, strike: true })
    case 'codespan':
      return styled(token.text, { ...style, code: true })
    case 'br':
      return [text('\n')]
    case 'link':
      return link(plain(token.tokens ?? []), token.href, style, () => inline(token.tokens ?? [], style))
    case 'image':
      return link(token.text, token.href, style, () => styled(token.text, style))
    case 'escape':
    case 'html':
    case 'tag':
      return styled(textOf(token as Tokens.Text), style)
    default:
      return 'tokens' in token && token.tokens
        ? inline(token.tokens, style)
        : styled('text' in token ? (token.text as string) : token.raw, style)
  }
}

/** Only what leads to a page or a mailbox is a link; of anything else the address is text. */
function link(label: string, href: string, style: Style, words: () => RichTextElement[]): RichTextElement[] {
  const leads =
    /^(?:https?:\/\/|mailto:)\S/i.test(href) && URL.canParse(href) && href.length <= slackTraits.maxUrlLength
  if (leads) return [{ type: 'link', url: href, ...(label && label !== href ? { text: label } : {}), ...styles(style) }]
  return href === '' || href === label ? words() : [...words(), ...styled(` (${href})`, style)]
}

function plain(tokens: readonly Token[]): string {
  return inline(tokens, {}).map(textOfElement).join('')
}

function textOfElement(element: RichTextElement): string {
  if (element.type === 'text') return element.text
  return element.type === 'link' ? (element.text ?? element.url) : ''
}

function text(value: string): RichTextElement {
  return { type: 'text', text: value }
}

function styled(value: string, style: Style): RichTextElement[] {
  return value === '' ? [] : [{ type: 'text', text: value, ...styles(style) }]
}

function styles(style: Style): { style?: Style } {
  return Object.keys(style).length > 0 ? { style } : {}
}

function section(elements: RichTextElement[]): RichTextBlockElement[] {
  return filled('rich_text_section', elements)
}

function filled(type: 'rich_text_section' | 'rich_text_quote', elements: RichTextElement[]): RichTextBlockElement[] {
  return elements.length > 0 ? [{ type, elements }] : []
}

function preformatted(value: string): RichTextBlockElement[] {
  return value === '' ? [] : [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: value }] }]
}
