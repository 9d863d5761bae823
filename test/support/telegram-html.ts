/** A message text as Telegram understands it. `entities` are in the order of their beginning. */
export type ParsedText = {
  readonly text: string
  readonly entities: readonly { readonly type: string; readonly text: string; readonly url?: string }[]
}

export class ParseProblem extends Error {}

const tags: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  code: 'code',
  pre: 'pre',
  a: 'text_link',
  blockquote: 'blockquote',
}
const references: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }

type Open = { readonly tag: string; readonly type: string; readonly from: number; readonly url?: string }

/**
 * Parses as strictly as https://core.telegram.org/bots/api#html-style and #formatting-options are written; the real
 * server forgives some of the nesting, by dropping what does not go together.
 */
export function parseTelegramHtml(html: string): ParsedText {
  let text = ''
  const open: Open[] = []
  const found: (ParsedText['entities'][number] & { readonly from: number })[] = []
  const pattern = /<([^<>]*)>|&(lt|gt|amp|quot);|([<>])|([^<>&]+|&)/g
  for (const [, tag, reference, bracket, plain] of html.matchAll(pattern)) {
    if (bracket !== undefined) throw new ParseProblem("can't parse entities: a bare < or >")
    else if (reference !== undefined) text += references[reference]
    else if (plain !== undefined) text += plain
    else if (tag?.startsWith('/')) close(tag.slice(1))
    else begin(tag ?? '')
  }
  if (open.length > 0) throw new ParseProblem("can't parse entities: an element is not closed")
  const entities = found.toSorted((a, b) => a.from - b.from).map(({ from: _, ...entity }) => entity)
  return { text, entities }

  function begin(tag: string) {
    const parts = /^([a-z]+)(?: (?:href="([^"]*)"|(expandable)))?$/.exec(tag)
    const name = parts?.[1] ?? ''
    const type = parts?.[3] ? 'expandable_blockquote' : tags[name]
    if (!parts || !type || (parts[2] !== undefined) !== (name === 'a') || (parts[3] && name !== 'blockquote')) {
      throw new ParseProblem(`can't parse entities: unsupported start tag "${tag}"`)
    }
    const isMark = (one: string) => ['bold', 'italic', 'underline', 'strikethrough'].includes(one)
    const isQuote = (one: string) => one.endsWith('blockquote')
    for (const outer of open) {
      const goTogether = isQuote(outer.type)
        ? !isQuote(type)
        : isMark(outer.type)
          ? !['code', 'pre'].includes(type)
          : outer.type === 'text_link' && isMark(type)
      if (!goTogether) throw new ParseProblem(`can't parse entities: ${type} within ${outer.type}`)
    }
    open.push({ tag: name, type, from: text.length, ...(parts[2] === undefined ? {} : { url: decode(parts[2]) }) })
  }

  function close(tag: string) {
    const last = open.pop()
    if (last?.tag !== tag) throw new ParseProblem(`can't parse entities: unexpected end tag "${tag}"`)
    const { type, from, url } = last
    found.push({ type, from, text: text.slice(from), ...(url === undefined ? {} : { url }) })
  }
}

function decode(value: string): string {
  return value.replace(/&(lt|gt|amp|quot);/g, (_, name: string) => references[name] ?? '')
}
