import { renderReply } from '../../adapters/slack/out/render-reply.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { gap, linesOf, type Row, type Span, widthOf } from './phone.ts'

/**
 * Slack for Android at 360 dp: text of 16 sp beside the avatar, buttons of 36 dp that flow into rows. What is left of the
 * height: without the status bar (24), the title (56), the field (60) and the system's buttons (48). Slack publishes no
 * such figures: these are estimates, on the careful side.
 */
const text = { size: 16, lineHeight: 22, x: 60, width: 284 }
const small = { ...text, size: 13, lineHeight: 18 }
const list = { ...text, x: 84, width: 260 }
const cell = { size: 14, lineHeight: 20, padding: 12, widest: 240 }
const button = { size: 15, padding: 24, height: 36, between: 8 }
export const slackChrome = 24 + 56 + 60 + 48

type Said = { readonly text: string }
type Node = { readonly type: string; readonly [key: string]: unknown }

/** The last message of a reply as it stands on the phone: the name, the text and what can be pressed. */
export function onSlack(reply: Reply): readonly Row[] {
  const place = { kind: 'direct', teamId: 'T1', slackChannelId: 'D1' } as const
  const words = {
    helpful: 'Membantu',
    notHelpful: 'Kurang membantu',
    choose: 'Pilih',
    further: 'Lihat juga',
    share: 'Bagikan',
  }
  const posts = renderReply(reply, { place, threadTs: '1', words, share: undefined })
  const blocks = (posts.at(-1)?.blocks ?? []) as unknown as readonly Node[]
  return [gap(8), ...linesOf([{ text: 'Prima', isBold: true }], text), ...blocks.flatMap(toRows), gap(8)]
}

function toRows(block: Node): readonly Row[] {
  const elements = (block.elements ?? []) as readonly Node[]
  switch (block.type) {
    case 'rich_text':
      return [...elements.flatMap(richText), gap(4)]
    case 'context':
      return [...elements.flatMap((one) => paragraphs(spansOf(one), small)), gap(4)]
    case 'table':
      return [...(block.rows as readonly (readonly Node[])[]).map(tableRow), gap(8)]
    case 'actions':
      return [...flow(elements.map(labelOf)), gap(4)]
    case 'context_actions':
      return [[{ kind: 'button', text: '👍 👎', x: text.x, width: 88, height: button.height }], gap(4)]
    default:
      return []
  }
}

function richText(node: Node): readonly Row[] {
  const elements = (node.elements ?? []) as readonly Node[]
  if (node.type === 'rich_text_list') return elements.flatMap((item) => paragraphs(spansOf(item), list))
  return paragraphs(spansOf(node), node.type === 'rich_text_quote' ? list : text)
}

/** A line break within the text begins a line. */
function paragraphs(spans: readonly Span[], style: typeof text): readonly Row[] {
  const lines: Span[][] = [[]]
  for (const { text: said, isBold } of spans) {
    for (const [at, piece] of said.split('\n').entries()) {
      if (at > 0) lines.push([])
      if (piece !== '') lines.at(-1)?.push({ text: piece, isBold })
    }
  }
  if (lines.at(-1)?.length === 0) lines.pop()
  return lines.flatMap((line) => linesOf(line, style))
}

function spansOf(node: Node): readonly Span[] {
  if (node.type === 'text' || node.type === 'plain_text' || node.type === 'link') {
    const isBold = (node.style as { bold?: boolean } | undefined)?.bold === true
    return [{ text: String(node.text ?? node.url), isBold }]
  }
  return ((node.elements ?? []) as readonly Node[]).flatMap(spansOf)
}

/** Tables scroll sideways: a row is as high as its fullest cell. */
function tableRow(cells: readonly Node[]): Row {
  const said = cells.map((one) =>
    spansOf(one)
      .map((span) => span.text)
      .join(''),
  )
  const style = { ...cell, x: text.x, width: cell.widest }
  const height = Math.max(...said.map((one) => linesOf([{ text: one, isBold: false }], style).length)) * cell.lineHeight
  return [{ kind: 'line', text: said.join(' | '), isBold: false, x: text.x, height: height + cell.padding }]
}

function labelOf(element: Node): string {
  const { text, placeholder } = element as { readonly text?: Said; readonly placeholder?: Said }
  return text?.text ?? `${placeholder?.text ?? ''} ▾`
}

function flow(labels: readonly string[]): readonly Row[] {
  const rows: { kind: 'button'; text: string; x: number; width: number; height: number }[][] = []
  let used = 0
  for (const label of labels) {
    const width = Math.min(text.width, widthOf(label, button.size, true) + button.padding)
    if (rows.length === 0 || used + width > text.width) {
      rows.push([])
      used = 0
    }
    rows.at(-1)?.push({ kind: 'button', text: label, x: text.x + used, width, height: button.height })
    used += width + button.between
  }
  return rows.flatMap((row) => [row, gap(button.between)])
}
