import { createHash } from 'node:crypto'
import { encodeChoice } from '../domain/choice.ts'
import type { Message } from '../domain/message.ts'
import type { Recent } from '../domain/session.ts'
import { wordsIn } from '../domain/words-in.ts'

/** A button pressed twice within this time, in milliseconds, was meant once. */
const doubleTapMs = 10_000
const mostSaid = 5

/**
 * `again`: it was answered, and is not answered twice: a double tap, an edit that changes no word. `album`: one more of
 * the files that were sent together, without words. `too-late`: an edit of something that was answered long ago.
 */
export type Repetition = 'again' | 'album' | 'too-late'

/** Whether the person has said or picked the same already. */
export function repetitionOf(message: Message, recent: Recent | undefined): Repetition | undefined {
  const { pick, about, written, album, text } = message
  if (album !== undefined && album === recent?.album && text === '') return 'album'
  if (pick !== undefined && about?.under !== undefined) return isDoubleTap(message, recent) ? 'again' : undefined
  if (written?.edit === undefined) return undefined
  const before = recent?.said.find(({ id }) => id === written.id)
  if (before?.words === fingerprint(text)) return 'again'
  if (written.edit === 'soon') return undefined
  return before === undefined || message.isShared ? 'again' : 'too-late'
}

/** What is kept of a message, so that the next one can be held against it. */
export function noteRecent(
  { kind, pick, about, written, album, text, receivedAtMs }: Message,
  recent?: Recent,
): Recent {
  const others = recent?.said.filter(({ id }) => id !== written?.id) ?? []
  const isTap = kind === 'picked' && pick !== undefined && about?.under !== undefined
  const picked = isTap ? { pick: encodeChoice(pick), under: about.under, atMs: receivedAtMs } : recent?.picked
  return {
    said: written ? [{ id: written.id, words: fingerprint(text) }, ...others].slice(0, mostSaid) : others,
    ...(picked ? { picked } : {}),
    ...(album === undefined ? {} : { album }),
  }
}

function isDoubleTap({ pick, about, receivedAtMs }: Message, recent: Recent | undefined): boolean {
  const last = recent?.picked
  if (!last || !pick || last.under !== about?.under || last.pick !== encodeChoice(pick)) return false
  return receivedAtMs - last.atMs < doubleTapMs
}

/** Stands for the words of a text without holding them. */
function fingerprint(text: string): string {
  return createHash('sha256').update(wordsIn(text).join(' ')).digest('base64url').slice(0, 12)
}
