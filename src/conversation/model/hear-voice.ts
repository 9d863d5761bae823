import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import type { Attachment, Message } from '../../domain/message.ts'
import type { Reply } from '../../domain/reply.ts'
import type { Turn } from '../../domain/turn.ts'
import type { Attachments } from '../../ports/attachments.ts'
import type { Phrases } from '../phrases.ts'
import type { TurnModel } from './turn-models.ts'

/** Why a recording was not heard, though there is a model for it. */
const reasons = ['too-large', 'not-had', 'no-words', 'failed'] as const
type Reason = (typeof reasons)[number]

export const voicePhraseKeys = ['heard', ...reasons.map((reason) => `unheard-${reason}` as const)] as const

/** Longer recordings are not heard: about twenty minutes of a voice note. Servers take 25 MB. */
const mostBytes = 20_000_000
/** What is shown of what was heard, in characters. */
const mostShown = 500

const endings: Readonly<Record<string, string>> = {
  'audio/ogg': 'ogg',
  'audio/opus': 'ogg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/x-m4a': 'm4a',
  'audio/aac': 'm4a',
  'audio/wav': 'wav',
  'audio/webm': 'webm',
  'video/mp4': 'mp4',
  'video/quicktime': 'mp4',
}

/** A message that was spoken, as if it had been written; or why it was not heard. */
export type Hearing =
  | { readonly kind: 'heard'; readonly message: Message; readonly words: string }
  | { readonly kind: 'unheard'; readonly reason: Reason }

/**
 * Hears a message that is nothing but a recording. Undefined: there is none, nobody called Prima, or no model may hear it;
 * then the message stays what it was.
 */
export async function hearVoice(
  message: Message,
  model: TurnModel,
  attachments: Attachments,
  signal: AbortSignal,
): Promise<Hearing | undefined> {
  const voice = message.attachments.find(({ kind }) => kind === 'voice')
  if (!voice || !model.has.transcription || message.isUncalled || message.text.trim() !== '') return undefined
  if (!(await model.isAllowed())) return undefined
  const content = await contentOf(message, voice, attachments, signal)
  if (typeof content === 'string') return { kind: 'unheard', reason: content }
  const mediaType = voice.mediaType ?? 'audio/ogg'
  const name = voice.name ?? `voice.${endings[mediaType] ?? 'ogg'}`
  const words = spokenOf(await model.hear({ content, name, mediaType }))
  if (words === undefined) return { kind: 'unheard', reason: 'failed' }
  if (words === '') return { kind: 'unheard', reason: 'no-words' }
  const others = message.attachments.filter((attachment) => attachment !== voice)
  return { kind: 'heard', message: { ...message, kind: 'said', text: words, attachments: others }, words }
}

/** The turn with what was heard before the first reply, so that a slip of the ear is seen. */
export function withHeard(turn: Turn, words: string, phrases: Phrases<(typeof voicePhraseKeys)[number]>): Turn {
  const [first, ...rest] = turn.replies
  if (!first) return turn
  const language: Language = first.language ?? 'id'
  const shown = words.length > mostShown ? `${words.slice(0, mostShown)}…` : words
  const heard = phrases.say(language, 'heard', { words: escapeMarkdown(shown.replace(/\s+/g, ' ')) })
  const reply: Reply = { ...first, text: `${heard}\n\n${first.text}` }
  return { ...turn, replies: [reply, ...rest] }
}

/** The turn of a message that was not heard: why, in the place of what is said where nobody listens at all. */
export function withUnheard(turn: Turn, reason: Reason, phrases: Phrases<(typeof voicePhraseKeys)[number]>): Turn {
  const [first, ...rest] = turn.replies
  if (!first) return turn
  const text = phrases.say(first.language ?? 'id', `unheard-${reason}`)
  return { ...turn, replies: [{ ...first, text }, ...rest] }
}

/** Nobody speaks an address or calls a channel by its signs: what a server writes so is none of the person's words. */
function spokenOf(words: string | undefined): string | undefined {
  return words?.replace(/(?:\bhttps?:\/\/|\bwww\.)\S+|<[!@#]\S*>?|@(?:channel|here|everyone)\b/gi, '…').trim()
}

async function contentOf(
  message: Message,
  voice: Attachment,
  attachments: Attachments,
  signal: AbortSignal,
): Promise<Uint8Array | Reason> {
  const opened = await attachments.open(message, voice, { maxBytes: mostBytes, signal })
  if (opened.kind === 'refused') return opened.reason === 'too-large' ? 'too-large' : 'not-had'
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of opened.content) chunks.push(chunk)
  } catch {
    // It broke off, or is larger than it said.
    return 'not-had'
  }
  return Buffer.concat(chunks)
}
