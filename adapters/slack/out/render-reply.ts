import type { KnownBlock } from '@slack/web-api'
import type { Reply } from '../../../src/domain/reply.ts'
import { cutText } from '../../markdown/cut-text.ts'
import { parseMarkdown, type Token } from '../../markdown/parse-markdown.ts'
import { splitMarkdown } from '../../markdown/split-markdown.ts'
import { escapeText } from '../in/read-text.ts'
import { slackTraits } from '../traits.ts'
import { plainTextOf } from './plain-text.ts'
import { type ControlParts, controlsText, type Finery, toControls } from './render-controls.ts'
import { toBlocks } from './rich-text.ts'

/** One message for Slack. `text` is escaped: what notifications and screen readers say, and all where there are no blocks. */
export type SlackPost = { readonly text: string; readonly blocks?: KnownBlock[] }

const maxQuoteLength = 300

/**
 * A reply as messages that each keep within Slack's limits, in order; choices and rating under the last. `quote`: what
 * it answers, shown above.
 */
export function renderReply(
  reply: Reply,
  parts: ControlParts,
  finery: Finery = 'full',
  quote?: string,
): readonly SlackPost[] {
  const tokens = [...(quote ? [toQuote(quote)] : []), ...parseMarkdown(reply.text)]
  if (finery === 'plain') return renderPlain(tokens, reply)
  const style = { tables: finery === 'full', foot: (reply.citations ?? []).length > 0 }
  const posts = splitMarkdown(tokens, (part) => isWithinLimits(toBlocks(part, style)))
    .map((part) => toBlocks(part, style))
    .filter((blocks) => blocks.length > 0)
    .map((blocks): SlackPost => ({ blocks, text: shorten(plainTextOf(blocks)) }))
  for (const control of toControls(reply, parts, finery)) {
    const last = posts.at(-1)
    const together = [...(last?.blocks ?? []), control]
    if (last && together.length <= slackTraits.maxBlocks && lengthOf(together) <= slackTraits.maxBlocksLength) {
      posts[posts.length - 1] = { ...last, blocks: together }
    } else posts.push({ blocks: [control], text: shorten(controlsText(reply) || '…') })
  }
  return posts
}

function isWithinLimits(blocks: readonly KnownBlock[]): boolean {
  const tables = blocks.filter(({ type }) => type === 'table').length
  return (
    // Room for choices, rating and the like.
    blocks.length <= slackTraits.maxBlocks - 5 &&
    tables <= slackTraits.maxTables &&
    lengthOf(blocks) <= slackTraits.maxBlocksLength
  )
}

function lengthOf(blocks: readonly KnownBlock[]): number {
  return JSON.stringify(blocks).length
}

/** A person's words: text, never markup. */
function toQuote(words: string): Token {
  const text = words
    .slice(
      0,
      cutText(words, ({ length }) => length <= maxQuoteLength),
    )
    .trimEnd()
  const shown = text.length < words.trimEnd().length ? `${text}…` : text
  const inner = { type: 'text', raw: shown, text: shown, escaped: false }
  return { type: 'blockquote', raw: shown, text: shown, tokens: [inner] } as Token
}

/** Choices can be picked by number or label all the same. */
function renderPlain(tokens: readonly Token[], reply: Reply): SlackPost[] {
  let rest = [plainTextOf(toBlocks(tokens, { tables: false, foot: false }), { addresses: true }), controlsText(reply)]
    .filter(Boolean)
    .join('\n\n')
  const posts: SlackPost[] = []
  while (rest.trim() !== '') {
    const at = cutText(rest, fitsText)
    posts.push({ text: escapeText(rest.slice(0, at).trimEnd()) })
    rest = rest.slice(at).trimStart()
  }
  return posts.filter(({ text }) => text !== '')
}

function fitsText(text: string): boolean {
  return escapeText(text).length <= slackTraits.maxTextLength
}

function shorten(text: string): string {
  if (fitsText(text)) return escapeText(text)
  const room = (part: string) => fitsText(`${part}…`)
  return escapeText(`${text.slice(0, cutText(text, room)).trimEnd()}…`)
}
