import { z } from 'zod'
import { createSentenceReader, type ReadSentence } from '../../conversation/sentence-patterns.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { RecurrenceReader } from './read-note.ts'

/** In this order they are tried: what takes anything stands last. */
export const reminderWishes = [
  'stop',
  'gentle',
  'firm',
  'normal',
  'snooze',
  'show',
  'at',
  'retime',
  'on',
  'note',
] as const
export type ReminderWish = (typeof reminderWishes)[number]

const words = z.array(z.string().min(1)).min(1)
const schema = z.strictObject({
  ...(Object.fromEntries(reminderWishes.map((wish) => [wish, words])) as Record<ReminderWish, typeof words>),
  leads: words,
  every: words,
  'every-day': words,
})

export type ReminderReader = {
  /** What a sentence wants of the reminders. */
  sentence(text: string): ReadSentence<ReminderWish> | undefined
  /** What stands behind `/pengingat`. */
  command(rest: string): ReadSentence<ReminderWish> | undefined
  /** What a note is about, without the words that lead to it and the holes that its date left. */
  subject(text: string): string
  recurrence: RecurrenceReader
}

/**
 * Reads what somebody wants of their reminders. `directory`: knowledge/language.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function createReminderReader(directory: string): ReminderReader {
  const {
    leads,
    every,
    'every-day': everyDay,
    ...patterns
  } = readLanguageFile(directory, 'reminder-sentences.yaml', schema)
  const ordered = Object.fromEntries(reminderWishes.map((wish) => [wish, patterns[wish]])) as Record<
    ReminderWish,
    string[]
  >
  const read = createSentenceReader(ordered)
  const lead = new RegExp(String.raw`^(?:${leads.join('|')})(?!\p{L})[\s:,]*`, 'iu')
  const tail = new RegExp(String.raw`[\s,]+(?:${leads.join('|')})$`, 'iu')

  const anyOf = (phrases: readonly string[]) =>
    new RegExp(String.raw`(?<!\p{L})(?:${phrases.join('|')})(?!\p{L})`, 'iu')
  const [daily, often] = [anyOf(everyDay), anyOf(every)]

  return {
    sentence: read,
    recurrence(text) {
      if (daily.test(text)) return { text: text.replace(daily, ' '), every: 'day' }
      return often.test(text) ? { text: text.replace(often, ' '), every: 'some' } : { text }
    },
    command(rest) {
      if (rest === '') return { wish: 'show', parts: {} }
      return read(rest) ?? read(`pengingat ${rest}`) ?? read(`ingatkan saya ${rest}`)
    },
    subject: (text) =>
      text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(lead, '')
        .replace(tail, '')
        .replace(/^[\s,:;–-]+|[\s,:;–-]+$/g, ''),
  }
}
