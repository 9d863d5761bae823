import { z } from 'zod'
import { createSentenceReader, type ReadSentence } from '../../conversation/sentence-patterns.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { createRecurrenceReader, type RecurrenceReader } from './read-recurrence.ts'
import { reminderLists as lists, type ReminderWords } from './reminder-words.ts'

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
  ...(Object.fromEntries(lists.map((list) => [list, words])) as Record<(typeof lists)[number], typeof words>),
  parts: z.record(z.string(), z.int().min(0).max(23)),
})

function alternatives(phrases: readonly string[]): string {
  return phrases
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.replace(/\s+/g, String.raw`\s+`))
    .join('|')
}

export type ReminderReader = {
  readonly words: ReminderWords
  /** What a sentence wants of the reminders. */
  sentence(text: string): ReadSentence<ReminderWish> | undefined
  /** What stands behind `/pengingat`. */
  command(rest: string): ReadSentence<ReminderWish> | undefined
  /** What a note is about, without the words that lead to it and the holes that its date left. */
  subject(text: string): string
  recurrence: RecurrenceReader
  /** Whether one of a list's words stands in a text. */
  has(text: string, list: (typeof lists)[number]): boolean
}

/**
 * Reads what somebody wants of their reminders. `directory`: knowledge/language.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function createReminderReader(directory: string): ReminderReader {
  const file = readLanguageFile(directory, 'reminder-sentences.yaml', schema)
  const ordered = Object.fromEntries(reminderWishes.map((wish) => [wish, file[wish]])) as Record<ReminderWish, string[]>
  const read = createSentenceReader(ordered)
  // What its day and hour leave behind, and politeness.
  const dangling = 'ya|yah|dong|deh|lagi|aja|nanti|tgl|tanggal|hari|pada|pd|on|at|jam|pukul|please|pls|kak|min'
  const lead = new RegExp(String.raw`^(?:${file.leads.join('|')}|${dangling})(?!\p{L})[\s:,]*`, 'iu')
  const tail = new RegExp(String.raw`[\s,]+(?:${file.leads.join('|')}|${dangling})$`, 'iu')

  const standing = Object.fromEntries(
    lists.map((list) => [
      list,
      new RegExp(String.raw`(?<![\p{L}\d])(?:${alternatives(file[list])})(?:nya)?(?![\p{L}\d])`, 'iu'),
    ]),
  ) as Record<(typeof lists)[number], RegExp>

  return {
    words: file,
    sentence: read,
    recurrence: createRecurrenceReader(file),
    command(rest) {
      if (rest === '') return { wish: 'show', parts: {} }
      return read(rest) ?? read(`pengingat ${rest}`) ?? read(`ingatkan saya ${rest}`)
    },
    subject(text) {
      let said = text.replace(/\s+/g, ' ').trim()
      for (let before = ''; before !== said; ) {
        before = said
        said = said
          .replace(lead, '')
          .replace(tail, '')
          .replace(/^[\s,:;–-]+|[\s,:;–.?!-]+$/g, '')
      }
      return said
    },
    has: (text, list) => standing[list].test(text),
  }
}
