import { escapeMarkdown } from '../domain/escape-markdown.ts'
import type { Language } from '../domain/language.ts'
import type { Attachment, Message } from '../domain/message.ts'
import type { ReplyDraft } from '../domain/reply.ts'
import type { Phrases } from './phrases.ts'

/** How files without a name are called. */
export type FileNameKey = 'file-a-picture' | 'file-a-voice-note' | 'file-a-document'

const keyOf: Readonly<Record<Attachment['kind'], FileNameKey>> = {
  image: 'file-a-picture',
  voice: 'file-a-voice-note',
  document: 'file-a-document',
}

/** What came with a message, as a list in words: "survei.csv, gambar Anda". A name is text, never markup. */
export function nameFiles(
  attachments: readonly Attachment[],
  language: Language,
  phrases: Pick<Phrases<FileNameKey>, 'say'>,
): string {
  const names = attachments.map(({ name, kind }) => (name ? escapeMarkdown(name) : phrases.say(language, keyOf[kind])))
  return [...new Set(names)].join(', ')
}

/** The replies to the words of a message, and a line on what came with it that nobody looked into. */
export function withFileNote(
  replies: readonly ReplyDraft[],
  { kind, attachments }: Message,
  language: Language,
  phrases: Pick<Phrases<FileNameKey | 'files-unread'>, 'say'>,
): readonly ReplyDraft[] {
  const last = replies.at(-1)
  if (kind !== 'said' || attachments.length === 0 || !last) return replies
  const note = phrases.say(language, 'files-unread', { names: nameFiles(attachments, language, phrases) })
  return [...replies.slice(0, -1), { ...last, text: `${last.text}\n\n${note}` }]
}
