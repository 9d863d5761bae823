import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import type { Attachment, Message } from '../../domain/message.ts'
import type { Reply } from '../../domain/reply.ts'
import type { Turn } from '../../domain/turn.ts'
import type { Attachments } from '../../ports/attachments.ts'
import type { Phrases } from '../phrases.ts'
import type { TurnModel } from './turn-models.ts'

export const voicePhraseKeys = ['heard'] as const

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

/** A message that was spoken, as if it had been written. */
export type HeardMessage = { readonly message: Message; readonly words: string }

/**
 * Hears a message that is nothing but a recording. Undefined: there is none, nobody called Prima, the file cannot be had,
 * or no model hears it; then the message stays what it was.
 */
export async function hearVoice(
  message: Message,
  model: TurnModel,
  attachments: Attachments,
  signal: AbortSignal,
): Promise<HeardMessage | undefined> {
  const voice = message.attachments.find(({ kind }) => kind === 'voice')
  if (!voice || !model.has.transcription || message.isUncalled || message.text.trim() !== '') return undefined
  const content = await contentOf(message, voice, attachments, signal)
  if (!content) return undefined
  const mediaType = voice.mediaType ?? 'audio/ogg'
  const name = voice.name ?? `voice.${endings[mediaType] ?? 'ogg'}`
  const words = await model.hear({ content, name, mediaType })
  if (words === undefined || words === '') return undefined
  const others = message.attachments.filter((attachment) => attachment !== voice)
  return { message: { ...message, kind: 'said', text: words, attachments: others }, words }
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

async function contentOf(
  message: Message,
  voice: Attachment,
  attachments: Attachments,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const opened = await attachments.open(message, voice, { maxBytes: mostBytes, signal })
  if (opened.kind === 'refused') return undefined
  const chunks: Uint8Array[] = []
  try {
    for await (const chunk of opened.content) chunks.push(chunk)
  } catch {
    // It broke off, or is larger than it said.
    return undefined
  }
  return Buffer.concat(chunks)
}
