import type { ForceReply, InlineKeyboardMarkup } from 'grammy/types'
import type { Choice, Reply, ReplyFile } from '../../src/domain/reply.ts'
import { parseMarkdown, type Token } from '../markdown/parse-markdown.ts'
import { splitMarkdown } from '../markdown/split-markdown.ts'
import { toKeyboard } from './keyboard.ts'
import { countEntities, escapeHtml, plainText, renderHtml } from './render-html.ts'
import { telegramTraits } from './traits.ts'

/** One message to be sent. `html` of a file is its caption, and may be empty. */
export type Outgoing =
  | { readonly kind: 'text'; readonly html: string; readonly keyboard?: InlineKeyboardMarkup | ForceReply }
  | {
      readonly kind: 'photo' | 'document'
      readonly file: ReplyFile
      readonly html: string
      readonly keyboard?: InlineKeyboardMarkup | ForceReply
    }

/**
 * A reply as Telegram's messages, in order: the picture, the text in as many parts as it needs, the file. A picture or a
 * file takes a short text along as its caption. The buttons are under the last message that holds text; where none are
 * and words are awaited in a group, the field for a reply opens, since Prima is shown replies to her.
 */
export function renderReply(reply: Reply, { isGroup = false } = {}): readonly Outgoing[] {
  const { keyboard: offered, left } = toKeyboard(reply)
  const keyboard = offered ?? (reply.awaitsWords && isGroup ? askForReply : undefined)
  const texts = renderText(withChoices(reply.text, left))
  const buttons = keyboard ? { keyboard } : {}
  const { image, file } = reply
  const [only, ...more] = texts
  const isCaption = only !== undefined && more.length === 0 && fitsIn(only, telegramTraits.captionLength)

  if (image && !file && isCaption) return [{ kind: 'photo', file: image, html: only, ...buttons }]
  if (file && !image && isCaption) return [{ kind: 'document', file, html: only, ...buttons }]
  const shown = texts.length > 0 || image || file ? texts : ['…']
  const outgoing: readonly Outgoing[] = [
    ...(image ? [{ kind: 'photo' as const, file: image, html: captionOf(image.alternativeText) }] : []),
    ...shown.map((html) => ({ kind: 'text' as const, html })),
    ...(file ? [{ kind: 'document' as const, file, html: '' }] : []),
  ]
  const carrier = Math.max(
    outgoing.findLastIndex(({ kind }) => kind === 'text'),
    0,
  )
  return outgoing.map((one, index) => (index === carrier ? { ...one, ...buttons } : one))
}

function renderText(markdown: string): readonly string[] {
  const fits = (tokens: readonly Token[]) => fitsIn(renderHtml(tokens), telegramTraits.textLength)
  return splitMarkdown(parseMarkdown(markdown.toWellFormed()), fits)
    .map(renderHtml)
    .filter((html) => isVisible(plainText(html)))
}

function fitsIn(html: string, length: number): boolean {
  return plainText(html).length <= length && countEntities(html) <= telegramTraits.entities
}

const askForReply: ForceReply = { force_reply: true, selective: true }

/** What cannot be a button is told; the conversation understands its label when it is typed. */
function withChoices(text: string, choices: readonly Choice[]): string {
  if (choices.length === 0) return text
  const lines = choices.map(({ label }) => `- ${label.replace(/[\\`*_[\]<>~]/g, '\\$&')}`)
  return `${text}\n\n${lines.join('\n')}`
}

function captionOf(text: string): string {
  return escapeHtml(text.slice(0, telegramTraits.captionLength))
}

/** Telegram refuses a message of white space and invisible characters. */
function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text)
}
