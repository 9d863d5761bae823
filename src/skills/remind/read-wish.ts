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
  /** A text without the words of some lists. */
  without(text: string, of: readonly (typeof lists)[number][]): string
  /** A text without the words of some lists in front of it. */
  opened(text: string, of: readonly (typeof lists)[number][]): string
  /** Whether a text ends with one of a list's words. */
  endsWith(text: string, list: (typeof lists)[number]): boolean
  /** Which of several a text points at by its place, from 0, and the text without that. `count`: how many there are. */
  place(text: string, count: number): { readonly place: number; readonly rest: string } | undefined
}

/** How the places of a list are called; knowledge/language/choice-places.yaml. */
const placesSchema = z.object({
  places: z.record(z.string(), z.array(z.string()).min(1)),
  last: z.array(z.string()).min(1),
})

/** "Yang kedua", "nomor 2", "the last one". */
function createPlaceReader({ places, last }: z.infer<typeof placesSchema>): ReminderReader['place'] {
  const names = new Map(Object.entries(places).flatMap(([place, said]) => said.map((name) => [name, Number(place)])))
  const words = [...names.keys(), ...last].toSorted((a, b) => b.length - a.length)
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\d])(?:(?:yang|yg|sing|nomor|nomer|no\.?|number|the|pengingat|reminder)\s+)+(?:ke\s*-?\s*)?(\d{1,2}(?![\d.:]|\s*(?:am|pm))|${words.join('|')})(?:\s+one)?(?![\p{L}\d])`,
    'iu',
  )
  return (text, count) => {
    const found = pattern.exec(text)
    const word = found?.[1]?.toLowerCase()
    if (!found || word === undefined) return undefined
    const place = last.includes(word) ? count : (names.get(word) ?? Number(word))
    if (!(place >= 1 && place <= count)) return undefined
    return { place: place - 1, rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` }
  }
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
      new RegExp(String.raw`(?<![\p{L}\d])(?:${alternatives(file[list])})(?:nya|ku|mu)?(?![\p{L}\d])`, 'iu'),
    ]),
  ) as Record<(typeof lists)[number], RegExp>

  const taken = new Map<string, RegExp>()
  const anyOf = (of: readonly (typeof lists)[number][]) => {
    const key = of.join()
    const known =
      taken.get(key) ??
      new RegExp(String.raw`(?<![\p{L}\d])(?:${alternatives(of.flatMap((list) => file[list]))})(?![\p{L}\d])`, 'giu')
    taken.set(key, known)
    return known
  }

  const opening = (of: readonly (typeof lists)[number][]) =>
    new RegExp(String.raw`^(?:(?:${alternatives(of.flatMap((list) => file[list]))})(?![\p{L}\d])[\s,.!:]*)+`, 'iu')

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
    without: (text, of) => text.replace(anyOf(of), ' '),
    opened: (text, of) => text.trim().replace(opening(of), ''),
    endsWith: (text, list) =>
      new RegExp(
        String.raw`(?<![\p{L}\d])(?:${alternatives(file[list])})(?:\s+(?:ya|dong|deh|please))?[\s.!]*$`,
        'iu',
      ).test(text),
    place: createPlaceReader(readLanguageFile(directory, 'choice-places.yaml', placesSchema)),
  }
}
