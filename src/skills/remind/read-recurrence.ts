import type { ReminderWords } from './reminder-words.ts'

/**
 * Whether something is to come again: `day` every day, `workday` from Monday to Friday, `month` every month, `some` as
 * often as the rest says. `text`: without the words for it. `hour`: of a part of the day that was named with it, or beside
 * a day: "tiap sore", "Kamis sore".
 */
export type RecurrenceReader = (text: string) => {
  readonly text: string
  readonly every?: 'day' | 'workday' | 'month' | 'some'
  readonly hour?: number
}

export function createRecurrenceReader({
  every,
  'every-day': everyDay,
  workdays,
  months,
  parts,
}: Pick<ReminderWords, 'every' | 'every-day' | 'workdays' | 'months' | 'parts'>): RecurrenceReader {
  const anyOf = (phrases: readonly string[]) =>
    new RegExp(String.raw`(?<!\p{L})(?:${phrases.toSorted((a, b) => b.length - a.length).join('|')})(?!\p{L})`, 'iu')
  const [daily, working, monthly, often] = [everyDay, workdays, months, every].map(anyOf)
  const partNames = Object.keys(parts).join('|')
  const days =
    "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday|besok|lusa|tomorrow|nanti|ini|this|sesuk"
  // Beside a day or "tiap" it is a time; "briefing pagi" is what a note is about.
  const part = new RegExp(
    String.raw`(?<=(?<!\p{L})(?:${days}|${every.join('|')}|in the|${'tanggal\\s+\\d{1,2}'})\s+)(${partNames})(?!\p{L})|(?<!\p{L})(${partNames})(?=\s+(?:${days})(?!\p{L}))`,
    'iu',
  )

  return (said) => {
    const found = part.exec(said)
    const name = (found?.[1] ?? found?.[2])?.toLowerCase()
    const hour = name === undefined ? undefined : parts[name]
    const timed = hour === undefined ? {} : { hour }
    // "Tiap sore" is every day; "Kamis sore" is a Thursday.
    if (working?.test(said)) return { text: said.replace(working, ' '), every: 'workday', ...timed }
    if (daily?.test(said)) return { text: said.replace(daily, ' '), every: 'day', ...timed }
    if (monthly?.test(said)) return { text: said.replace(monthly, ' '), every: 'month', ...timed }
    const text =
      found && hour !== undefined ? `${said.slice(0, found.index)} ${said.slice(found.index + found[0].length)}` : said
    return often?.test(text) ? { text: text.replace(often, ' '), every: 'some', ...timed } : { text, ...timed }
  }
}
