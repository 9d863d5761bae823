import type { KnownBlock, RichTextBlockElement, RichTextElement } from '@slack/web-api'

/** What blocks of `toBlocks` say, without markup: for notifications, screen readers, and where blocks are refused. */
export function plainTextOf(blocks: readonly KnownBlock[]): string {
  return blocks
    .map((block) => {
      if (block.type === 'rich_text') return block.elements.map(ofElement).join('\n')
      if (block.type === 'divider') return '―――'
      if (block.type !== 'table') return ''
      return block.rows
        .map((row) => row.map((cell) => (cell.type === 'rich_text' ? cell.elements.map(ofElement).join(' ') : '')))
        .map((cells) => cells.join(' | '))
        .join('\n')
    })
    .filter((text) => text !== '')
    .join('\n\n')
}

function ofElement(element: RichTextBlockElement): string {
  if (element.type !== 'rich_text_list') return (element.elements as RichTextElement[]).map(ofSpan).join('')
  const { style, indent = 0, offset = 0 } = element as typeof element & { readonly offset?: number }
  return element.elements
    .map((line, index) => {
      const mark = style === 'ordered' ? `${offset + index + 1}.` : '•'
      return `${'  '.repeat(indent)}${mark} ${line.elements.map(ofSpan).join('')}`
    })
    .join('\n')
}

function ofSpan(element: RichTextElement): string {
  if (element.type === 'text') return element.text
  if (element.type !== 'link') return ''
  return element.text ? `${element.text} (${element.url})` : element.url
}
