import { renderReply } from '../../adapters/telegram/render-reply.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { gap, linesOf, type Row, type Span } from './phone.ts'

/**
 * Telegram for Android at 360 dp: a bubble is 80 dp narrower than the screen, text has 16 sp, a row of buttons 44 dp and 5
 * to the next. What is left of the height: without the status bar (24), the title (56), the field (48) and the system's
 * buttons (48). https://github.com/DrKLO/Telegram, ChatMessageCell.java
 */
const bubble = { x: 16, width: 280 }
const text = { size: 16, lineHeight: 19, ...bubble }
const quote = { size: 15, lineHeight: 18, x: 28, width: 260 }
const button = { height: 44, between: 5, width: 304 }
const foldedLines = 3
export const telegramChrome = 24 + 56 + 48 + 48

/** The last message of a reply as it stands on the phone: bubble and buttons, a picture above it left out. */
export function onTelegram(reply: Reply): readonly Row[] {
  // A short text is the caption of its picture.
  const last = renderReply(reply).findLast(({ html, keyboard }) => html !== '' || keyboard !== undefined)
  if (!last) return []
  const rows = last.keyboard && 'inline_keyboard' in last.keyboard ? last.keyboard.inline_keyboard : []
  return [
    gap(8),
    ...last.html
      .split(/(<blockquote[^>]*>[\s\S]*?<\/blockquote>)/)
      .filter((part) => part.trim() !== '')
      .flatMap((part) => {
        const lines = part
          .replace(/^\n|\n$/g, '')
          .split('\n')
          .flatMap((line) => linesOf(toSpans(line), part.startsWith('<blockquote') ? quote : text))
        return part.startsWith('<blockquote expandable') ? lines.slice(0, foldedLines) : lines
      }),
    gap(10),
    ...rows.flatMap((row): Row[] => {
      const width = button.width / row.length
      return [
        row.map(({ text: label }, at) => ({
          kind: 'button',
          text: label,
          x: 8 + at * width,
          width: width - button.between,
          height: button.height,
        })),
        gap(button.between),
      ]
    }),
  ]
}

/** Tags as our renderer writes them; only bold changes how wide a text is. */
function toSpans(html: string): readonly Span[] {
  let isBold = false
  return html.split(/(<[^>]+>)/).flatMap((part): Span[] => {
    if (part === '<b>') isBold = true
    if (part === '</b>') isBold = false
    if (part === '' || part.startsWith('<')) return []
    return [
      {
        text: part
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&amp;/g, '&')
          .replace(/&quot;/g, '"'),
        isBold,
      },
    ]
  })
}
