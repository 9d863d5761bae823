/** Blocks as JSON, of whatever kind. */
export type Block = { readonly type: string; readonly [key: string]: unknown }

/**
 * What Slack would object to in the blocks of a message, by the documented limits of Block Kit; undefined if nothing.
 * https://docs.slack.dev/reference/block-kit
 */
export function objectionTo(
  blocks: readonly Block[],
  surface: 'message' | 'home' | 'modal' = 'message',
): string | undefined {
  const most = surface === 'message' ? 50 : 100
  if (blocks.length === 0 || blocks.length > most) return `invalid_blocks: ${blocks.length} blocks`
  if (surface === 'message' && JSON.stringify(blocks).length > 12_000) return 'msg_blocks_too_long'
  const ids = blocks.map(({ block_id }) => block_id).filter((id) => id !== undefined)
  if (new Set(ids).size < ids.length) return 'invalid_blocks: a block_id twice'
  if (blocks.filter(({ type }) => type === 'table').length > 1) return 'invalid_blocks: only_one_table_allowed'
  for (const block of blocks) {
    const wrong = wrongWithBlock(block) ?? wrongOn(surface, block)
    if (wrong) return `invalid_blocks: ${block.type}: ${wrong}`
  }
  return undefined
}

/** Not every block may stand everywhere. https://docs.slack.dev/reference/block-kit/blocks */
function wrongOn(surface: 'message' | 'home' | 'modal', { type }: Block): string | undefined {
  const isMisplaced = surface === 'message' ? type === 'input' : type === 'table' || type === 'context_actions'
  return isMisplaced ? `not on a ${surface}` : undefined
}

function wrongWithBlock(block: Block): string | undefined {
  if (block.block_id === '' || `${block.block_id ?? ''}`.length > 255) return 'block_id'
  const elements = (block.elements ?? []) as Block[]
  switch (block.type) {
    case 'divider':
      return undefined
    case 'header':
      return wrongWithLabel(block.text, 150)
    case 'rich_text':
      return elements.length === 0 ? 'empty' : first(elements, wrongWithRichText)
    case 'context':
      if (elements.length === 0 || elements.length > 10) return `${elements.length} elements`
      return first(elements, (element) => wrongWithLabel(element, 3000))
    case 'table':
      return wrongWithTable(block)
    case 'actions':
      if (elements.length === 0 || elements.length > 25) return `${elements.length} elements`
      return uniqueActions(elements) ?? first(elements, wrongWithElement)
    case 'input':
      return wrongWithLabel(block.label, 2000) ?? wrongWithInput(block)
    case 'context_actions':
      if (elements.length === 0 || elements.length > 5) return `${elements.length} elements`
      return uniqueActions(elements) ?? first(elements, wrongWithElement)
    default:
      return 'not a block that this server knows'
  }
}

function wrongWithInput({ hint, element }: Block): string | undefined {
  const { type, initial_value, max_length } = element as Block & { initial_value?: string; max_length?: number }
  if (type !== 'plain_text_input') return 'not an element that this server knows'
  if (hint && wrongWithLabel(hint, 2000)) return 'hint'
  const most = max_length ?? 3000
  return most > 3000 || (initial_value ?? '').length > most ? 'initial_value or max_length' : undefined
}

function wrongWithTable(block: Block): string | undefined {
  const rows = block.rows as Block[][]
  const isSound = rows.length > 0 && rows.length <= 100 && rows.every((row) => row.length > 0 && row.length <= 20)
  if (!isSound) return 'rows or columns'
  return first(rows.flat(), (cell) => (cell.type === 'rich_text' ? wrongWithBlock(cell) : 'not a cell'))
}

function wrongWithRichText(element: Block): string | undefined {
  const elements = (element.elements ?? []) as Block[]
  if (elements.length === 0) return `${element.type} is empty`
  switch (element.type) {
    case 'rich_text_section':
    case 'rich_text_quote':
      return first(elements, wrongWithSpan)
    case 'rich_text_preformatted':
      return first(elements, (span) => (span.type === 'text' ? wrongWithSpan(span) : 'only text may be preformatted'))
    case 'rich_text_list':
      if (element.style !== 'bullet' && element.style !== 'ordered') return 'style of list'
      return first(elements, (line) =>
        line.type === 'rich_text_section' ? wrongWithRichText(line) : 'only sections may be in a list',
      )
    default:
      return `${element.type} is not rich text`
  }
}

function wrongWithSpan(span: Block): string | undefined {
  if (span.type === 'text') return typeof span.text === 'string' && span.text !== '' ? undefined : 'empty text'
  if (span.type !== 'link') return `${span.type} was not expected: it could be a mention`
  const { url, text } = span
  if (typeof url !== 'string' || url.length > 3000 || !URL.canParse(url)) return 'url of link'
  return text === undefined || (typeof text === 'string' && text !== '') ? undefined : 'text of link'
}

function wrongWithElement(element: Block): string | undefined {
  if (element.action_id === '' || `${element.action_id ?? ''}`.length > 255) return 'action_id'
  switch (element.type) {
    case 'button':
      return wrongWithLabel(element.text, 75) ?? wrongWithValue(element.value, 2000)
    case 'static_select': {
      const options = element.options as Block[]
      if (options.length === 0 || options.length > 100) return `${options.length} options`
      const wrongOption = (option: Block) => wrongWithLabel(option.text, 75) ?? wrongWithValue(option.value, 150)
      return wrongWithLabel(element.placeholder, 150) ?? first(options, wrongOption)
    }
    case 'feedback_buttons':
      return first(
        [element.positive_button, element.negative_button] as Block[],
        ({ text, value, accessibility_label }) =>
          wrongWithLabel(text, 75) ??
          wrongWithValue(value, 2000) ??
          (`${accessibility_label ?? ''}`.length > 75 ? 'accessibility_label' : undefined),
      )
    default:
      return `${element.type} is not an element`
  }
}

function wrongWithLabel(label: unknown, most: number): string | undefined {
  const { type, text } = (label ?? {}) as { type?: string; text?: string }
  if (type !== 'plain_text' || !text || text.length > most) return `label ${JSON.stringify(label)}`
  return undefined
}

function wrongWithValue(value: unknown, most: number): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= most ? undefined : 'value'
}

function uniqueActions(elements: readonly Block[]): string | undefined {
  const ids = elements.map(({ action_id }) => action_id)
  return new Set(ids).size < ids.length ? 'an action_id twice' : undefined
}

function first<T>(items: readonly T[], wrong: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = wrong(item)
    if (found) return found
  }
  return undefined
}

/** What people read in blocks, without marks of lists; buttons and menus are left out. */
export function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .filter(({ type }) => type === 'rich_text' || type === 'table' || type === 'context')
    .map((block) => (block.type === 'table' ? (block.rows as Block[][]).flat() : [block]).map(wordsIn).join('\n'))
    .join('\n')
}

function wordsIn(node: Block): string {
  if (node.type === 'text' || node.type === 'plain_text') return node.text as string
  if (node.type === 'link') return (node.text ?? node.url) as string
  const separator = node.type === 'rich_text' || node.type === 'rich_text_list' ? '\n' : ''
  return ((node.elements ?? []) as Block[]).map(wordsIn).join(separator)
}

/** The addresses that links in blocks lead to. */
export function linksOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((node) => [
    ...(node.type === 'link' ? [node.url as string] : []),
    ...linksOf([...((node.elements ?? []) as Block[]), ...((node.rows ?? []) as Block[][]).flat()]),
  ])
}

/** Something that can be used under a message: a button, a thumb, an option of a menu. */
export type Control = {
  readonly label: string
  readonly blockId: string
  readonly action: { readonly [key: string]: unknown }
}

export function controlsOf(blocks: readonly Block[]): Control[] {
  return blocks.flatMap((block) =>
    ((block.elements ?? []) as Block[]).flatMap((element) => {
      const blockId = block.block_id as string
      const action = { type: element.type, action_id: element.action_id, block_id: blockId, action_ts: '1700000000.1' }
      const control = (label: { text: string }, more: object): Control => ({
        label: label.text,
        blockId,
        action: { ...action, ...more },
      })
      if (element.type === 'button') {
        const text = element.text as { text: string }
        return [control(text, { text, value: element.value })]
      }
      if (element.type === 'static_select') {
        return (element.options as { text: { text: string }; value: string }[]).map((option) =>
          control(option.text, { selected_option: option }),
        )
      }
      if (element.type !== 'feedback_buttons') return []
      return [element.positive_button, element.negative_button].map((thumb) => {
        const { text, value } = thumb as { text: { text: string }; value: string }
        return control(text, { text, value })
      })
    }),
  )
}
