import { stripVTControlCharacters, styleText } from 'node:util'
import wrapAnsi from 'wrap-ansi'
import type { Reply } from '../../src/domain/reply.ts'
import { parseMarkdown, type Token, type Tokens } from '../markdown/parse-markdown.ts'

export type ConsoleStyle = {
  /** Width of a line in characters; 0 leaves lines as they are. */
  readonly width: number
  readonly colour: boolean
}

/** A reply as text for a terminal. `firstNumber`: the number of its first choice, counted through a turn. */
export function renderReply(reply: Reply, style: ConsoleStyle, firstNumber = 1): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string) =>
    style.colour ? styleText(format, text, { validateStream: false }) : text
  const choices = (reply.choices ?? []).map(
    ({ label }, index) => `${paint('cyan', `[${firstNumber + index}]`)} ${label}`,
  )
  const blocks = [renderBlocks(parseMarkdown(reply.text)), ...(choices.length > 0 ? [joinChoices(choices)] : [])]
  return wrap(blocks.join('\n\n'), style.width)

  /** Side by side where that fits on a line, otherwise one below the other. */
  function joinChoices(rendered: readonly string[]): string {
    const line = rendered.join('   ')
    const isTooLong = style.width > 0 && stripVTControlCharacters(line).length > style.width
    return isTooLong ? rendered.join('\n') : line
  }

  function renderBlocks(tokens: readonly Token[]): string {
    return tokens
      .map(renderBlock)
      .filter((block) => block !== '')
      .join('\n\n')
  }

  function renderBlock(token: Token): string {
    switch (token.type) {
      case 'space':
      case 'def':
        return ''
      case 'heading':
        return paint('bold', renderInline(token.tokens ?? []))
      case 'paragraph':
        return renderInline(token.tokens ?? [])
      case 'list':
        return renderList(token as Tokens.List)
      case 'blockquote':
        return indent(renderBlocks(token.tokens ?? []), paint('dim', '│ '))
      case 'code':
        return indent((token as Tokens.Code).text, '    ')
      case 'table':
        return renderTable(token as Tokens.Table)
      case 'hr':
        return '―――'
      default:
        return 'tokens' in token && token.tokens ? renderInline(token.tokens) : token.raw
    }
  }

  function renderList(list: Tokens.List): string {
    return list.items
      .map((item, index) => {
        const mark = list.ordered ? `${Number(list.start || 1) + index}. ` : '• '
        return hang(renderItem(item), mark)
      })
      .join('\n')
  }

  function renderItem(item: Tokens.ListItem): string {
    return item.tokens
      .map(renderBlock)
      .filter((block) => block !== '')
      .join('\n')
  }

  /** Rows as "heading: cell" would be long; a terminal shows columns joined by a bar. */
  function renderTable(table: Tokens.Table): string {
    const rows = [table.header, ...table.rows].map((row) => row.map((cell) => renderInline(cell.tokens)).join(' | '))
    return [paint('bold', rows[0] ?? ''), ...rows.slice(1)].join('\n')
  }

  function renderInline(tokens: readonly Token[]): string {
    return tokens.map(renderSpan).join('')
  }

  function renderSpan(token: Token): string {
    switch (token.type) {
      case 'strong':
        return paint('bold', renderInline(token.tokens ?? []))
      case 'em':
        return paint('dim', renderInline(token.tokens ?? []))
      case 'del':
        return renderInline(token.tokens ?? [])
      case 'link': {
        const text = renderInline(token.tokens ?? [])
        return text === token.href || `mailto:${text}` === token.href
          ? text
          : `${text} ${paint('dim', `<${token.href}>`)}`
      }
      case 'image':
        return `${token.text} <${token.href}>`
      case 'br':
        return '\n'
      case 'escape':
      case 'codespan':
        return token.text
      default:
        return 'tokens' in token && token.tokens ? renderInline(token.tokens) : token.raw
    }
  }
}

/** Wraps each line to the width, keeping what a list or quote is indented by. */
function wrap(text: string, width: number): string {
  if (width <= 0) return text
  return text
    .split('\n')
    .map((line) => {
      const lead = /^(?:[ │]*(?:• |\d+\. )?)/.exec(line)?.[0] ?? ''
      const rest = line.slice(lead.length)
      const room = Math.max(width - lead.length, 10)
      const follow = lead.replace(/[^│ ]/g, ' ')
      return (
        wrapAnsi(rest, room, { trim: false })
          .split('\n')
          // A word longer than the line leaves nothing but the space before it on a line of its own.
          .filter((part, index) => index === 0 || part.trim() !== '')
          .map((part, index) => (index === 0 ? lead : follow) + (index === 0 ? part : part.trimStart()))
          .join('\n')
      )
    })
    .join('\n')
}

function indent(text: string, mark: string): string {
  return text
    .split('\n')
    .map((line) => mark + line)
    .join('\n')
}

function hang(text: string, mark: string): string {
  const [first = '', ...rest] = text.split('\n')
  return [mark + first, ...rest.map((line) => ' '.repeat(mark.length) + line)].join('\n')
}
