import type { KnownBlock, RichTextBlockElement, RichTextElement } from '@slack/web-api'

/**
 * What blocks of `toBlocks` say, without markup. `addresses`: where links lead, for where the text is all there is;
 * notifications and screen readers are better off without.
 */
export function plainTextOf(blocks: readonly KnownBlock[], { addresses = false } = {}): string {
  return textOf(blocks, addresses ? withAddress : withoutAddress)
}

type Read = (element: RichTextElement) => string

function textOf(blocks: readonly KnownBlock[], read: Read): string {
  const ofElement = (element: RichTextBlockElement) => elementText(element, read)
  return blocks
    .map((block) => {
      if (block.type === 'rich_text') return block.elements.map(ofElement).join('\n')
      if (block.type === 'divider') return '―――'
      if (block.type === 'context') return block.elements.map((one) => ('text' in one ? one.text : '')).join('\n')
      if (block.type !== 'table') return ''
      return block.rows
        .map((row) => row.map((cell) => (cell.type === 'rich_text' ? cell.elements.map(ofElement).join(' ') : '')))
        .map((cells) => cells.join(' | '))
        .join('\n')
    })
    .filter((text) => text !== '')
    .join('\n\n')
}

function elementText(element: RichTextBlockElement, ofSpan: Read): string {
  if (element.type !== 'rich_text_list') return (element.elements as RichTextElement[]).map(ofSpan).join('')
  const { style, indent = 0, offset = 0 } = element as typeof element & { readonly offset?: number }
  return element.elements
    .map((line, index) => {
      const mark = style === 'ordered' ? `${offset + index + 1}.` : '•'
      return `${'  '.repeat(indent)}${mark} ${line.elements.map(ofSpan).join('')}`
    })
    .join('\n')
}

function withAddress(element: RichTextElement): string {
  if (element.type === 'text') return element.text
  if (element.type !== 'link') return ''
  return element.text ? `${element.text} (${element.url})` : element.url
}

function withoutAddress(element: RichTextElement): string {
  return element.type === 'link' ? (element.text ?? element.url) : withAddress(element)
}
