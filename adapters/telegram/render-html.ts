import { isHeading, type Token, type Tokens } from '../markdown/parse-markdown.ts'

/** What an element stands in: Telegram's code holds nothing and is held by quotes only, quotes hold no quotes. */
type Inside = { readonly quote?: boolean; readonly mark?: boolean; readonly link?: boolean }

/**
 * Tokens as the HTML that Telegram reads, everything else escaped. Quotes are expandable: longer than three lines they
 * fold, shorter ones look like any quote. https://core.telegram.org/bots/api#html-style
 */
export function renderHtml(tokens: readonly Token[]): string {
  return renderBlocks(tokens, {})
}

/** The text that is left when the markup is gone: what Telegram counts. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** The same, with the addresses that the links lead to. */
export function withAddresses(html: string): string {
  return plainText(html.replace(/<a href="([^"]*)">(.*?)<\/a>/gs, '$2 ($1)'))
}

export function countEntities(html: string): number {
  return html.match(/<[a-z]/g)?.length ?? 0
}

export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(controls, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Telegram drops them itself, or refuses the message. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g

function renderBlocks(tokens: readonly Token[], inside: Inside): string {
  let html = ''
  let before: Token | undefined
  for (const token of tokens) {
    const block = renderBlock(token, inside)
    if (block === '') continue
    html += before ? gapBetween(before, token) + block : block
    before = token
  }
  return html
}

/**
 * An empty line, unless the two belong together: a heading and its text, "Sumber:" and the list of them, a quote and
 * what it is taken from (a quote is set off by itself).
 */
function gapBetween(before: Token, token: Token): string {
  const opens = isHeading(before) || (token.type === 'list' && /[:：]\s*$/.test(before.raw))
  return opens || before.type === 'blockquote' ? '\n' : '\n\n'
}

function renderBlock(token: Token, inside: Inside): string {
  switch (token.type) {
    case 'space':
    case 'def':
      return ''
    case 'heading':
      return element('b', renderInline(innerOf(token), { ...inside, mark: true }))
    case 'list':
      return renderList(token as Tokens.List, inside)
    case 'blockquote': {
      const content = renderBlocks(innerOf(token), { ...inside, quote: true })
      return inside.quote || content === '' ? content : `<blockquote expandable>${content}</blockquote>`
    }
    case 'code':
      return element('pre', escapeHtml((token as Tokens.Code).text))
    case 'table':
      return renderTable(token as Tokens.Table, inside)
    case 'hr':
      return '———'
    case 'html':
      return escapeHtml(token.raw.trimEnd())
    default:
      return renderSpan(token, inside)
  }
}

function renderList(list: Tokens.List, inside: Inside): string {
  return list.items
    .map((item, index) => {
      const mark = list.ordered ? `${Number(list.start || 1) + index}. ` : '• '
      const content = item.tokens.reduce((html, token) => {
        const block = renderBlock(token, inside)
        const gap = html === '' || block === '' || token.type === 'checkbox' || html.endsWith(' ') ? '' : '\n'
        return html + gap + block
      }, '')
      return mark + content.replaceAll('\n', '\n   ')
    })
    .join('\n')
}

/** A phone is too narrow for columns: up to three are told side by side, of more each row becomes a small list. */
function renderTable({ header, rows }: Tokens.Table, inside: Inside): string {
  const cell = (one: Tokens.TableCell | undefined, more: Inside = {}) =>
    renderInline(one?.tokens ?? [], { ...inside, ...more })
  const names = header.map((one) => cell(one, { mark: true }))
  const sideBySide = ([first = '', ...others]: readonly string[]) =>
    [first, others.join(' · ')].filter(Boolean).join(' — ')
  if (header.length <= 3) {
    const lines = rows.map((row) => `• ${sideBySide(row.map((one) => cell(one)))}`)
    return [element('b', sideBySide(names)), ...lines].join('\n')
  }
  const told = rows.map((row) =>
    row
      .map((one, index) => `${index === 0 ? '• ' : '   '}${names[index] ? `${names[index]}: ` : ''}${cell(one)}`)
      .join('\n'),
  )
  return told.length > 0 ? told.join('\n') : element('b', sideBySide(names))
}

function renderInline(tokens: readonly Token[], inside: Inside): string {
  return tokens.map((token) => renderSpan(token, inside)).join('')
}

function renderSpan(token: Token, inside: Inside): string {
  switch (token.type) {
    case 'strong':
      return element('b', renderInline(innerOf(token), { ...inside, mark: true }))
    case 'em':
      return element('i', renderInline(innerOf(token), { ...inside, mark: true }))
    case 'del':
      return element('s', renderInline(innerOf(token), { ...inside, mark: true }))
    case 'codespan':
      return inside.mark || inside.link ? escapeHtml(token.text) : element('code', escapeHtml(token.text))
    case 'link':
      return renderLink(renderInline(innerOf(token), { ...inside, link: true }), token.href, inside)
    case 'image':
      return renderLink(escapeHtml(token.text), token.href, inside)
    case 'br':
      return '\n'
    case 'checkbox':
      return token.checked ? '☑ ' : '☐ '
    case 'escape':
      return escapeHtml(token.text)
    case 'html':
      return escapeHtml(token.raw)
    default: {
      const inner = innerOf(token)
      if (inner.length > 0) return renderInline(inner, inside)
      return escapeHtml('text' in token ? token.text : token.raw)
    }
  }
}

/** Telegram links to web addresses only; of others it would keep the text and drop where it leads. */
function renderLink(text: string, href: string, inside: Inside): string {
  const address = escapeHtml(href)
  const shown = plainText(text).trim() === '' ? address : text
  if (shown === address || (href.startsWith('mailto:') && address === `mailto:${shown}`)) return shown
  if (inside.link || !isWebAddress(href)) return `${shown} (${address})`
  return `<a href="${address}">${shown}</a>`
}

function isWebAddress(href: string): boolean {
  return /^https?:\/\/[^/?#]*\.[^/?#]/i.test(href) && URL.canParse(href)
}

function element(tag: 'b' | 'i' | 's' | 'code' | 'pre', content: string): string {
  return plainText(content).trim() === '' ? content : `<${tag}>${content}</${tag}>`
}

function innerOf(token: Token): readonly Token[] {
  return ('tokens' in token && token.tokens) || []
}
