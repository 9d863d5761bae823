import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import type { Paper, PaperBook, PaperCase, PaperSlot } from '../../knowledge/papers/paper-book.ts'
import type { Told } from '../../knowledge/papers/read-told.ts'
import { fillTemplate } from '../../knowledge/replies/fill-template.ts'
import { phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import { sortTold, thingsOf } from './sort-told.ts'

export type WrittenPaper = { readonly title: string; readonly lines: readonly string[]; readonly isText: boolean }

export type PaperWriting = {
  readonly language: Language
  /** All that was said, for which of the cases is meant. */
  readonly text: string
  readonly isShort: boolean
  /** The days of a plan as they are said: "7 Des". */
  readonly dayAfter: (days: number) => string
}

const daysOf: Readonly<Record<string, number>> = { h: 1, d: 1, m: 7, w: 7, p: 7, b: 30 }
const numbers: Readonly<Record<string, number>> = { satu: 1, dua: 2, tiga: 3, empat: 4, one: 1, two: 2, three: 3 }
/** Between two actions of a plan. */
const daysBetween = 7
const shortest = 3
const daysOfWeek = 7
/** Said in weeks from here on, and in hours. */
const daysOfLong = 28
const minutesOfLong = 120

/** A paper with what was told for it. What is not known stands in brackets. */
export function writePaper(paper: Paper, told: Told, { boxes }: PaperBook, writing: PaperWriting): WrittenPaper {
  const { language, text, isShort } = writing
  const line = toLine(text)
  const chosen =
    paper.cases.find(({ words }) => words.length === 0 || phrasesTest(words).test(line)) ?? paper.cases.at(-1)
  const total = chosen && totalOf(paper, chosen, told)
  const slots = escaped({
    ...told.slots,
    ...(total !== undefined && paper.unit === 'minute' ? { minutes: String(total) } : {}),
    ...(total !== undefined && paper.unit === 'day' && told.slots.span === undefined
      ? { span: language === 'en' ? `${total} days` : `${total} hari` }
      : {}),
  })
  const time = total !== undefined && paper.unit === 'minute' ? sayLength(total, language) : undefined
  const own = chosen ? timed(chosen, total, paper.unit, language).map((each) => fillTemplate(each, slots)) : []
  const hint = paper.hints.find(({ words }) => phrasesTest(words).test(line))?.[language]
  const sorted = paper.sorted ? sortedLines(paper.sorted, told, boxes, writing) : []
  const lines = [
    ...sorted,
    ...(hint === undefined ? own : [...own.slice(0, -1), fillTemplate(hint, slots), ...own.slice(-1)]),
  ]
    .map(tidied)
    .filter((each) => each !== '')
  return {
    title: fillTemplate(paper.title[language], { ...slots, time }),
    lines: isShort ? lines.slice(0, Math.max(shortest, Math.ceil(lines.length / 2))) : lines,
    isText: paper.isText,
  }
}

function sortedLines(
  { boxes: name, by, line, rest, none }: NonNullable<Paper['sorted']>,
  { items, clauses }: Told,
  boxes: PaperBook['boxes'],
  { language, dayAfter }: PaperWriting,
): readonly string[] {
  return sortTold(thingsOf(items, clauses, boxes[name] ?? []), boxes[name] ?? [], by).map(
    ({ box, things: own }, index) =>
      fillTemplate((box ? line : rest)[language], {
        box: box?.name[language],
        count: String(own.length),
        said: own.length > 0 ? escapeMarkdown(own.join(', ')) : none?.[language],
        action: box?.action?.[language],
        when: dayAfter((index + 1) * daysBetween),
      }),
  )
}

/** Lines with their part of the time before them, as far as they have one. */
function timed(
  { lines }: PaperCase,
  total: number | undefined,
  unit: Paper['unit'],
  language: Language,
): readonly string[] {
  const shares = lines.reduce((sum, { share = 0 }) => sum + share, 0)
  if (total === undefined || unit === undefined || shares === 0) return lines.map((line) => line[language])
  let spent = 0
  return lines.map((line) => {
    const from = Math.round((spent / shares) * total)
    spent += line.share ?? 0
    const to = Math.round((spent / shares) * total)
    return `${sayTime(from, to, unit, total, language)} · ${line[language]}`
  })
}

/** "Hari 3–5", "Minggu 2", "Menit 4–6": a part of a whole that is so long. */
export function sayTime(from: number, to: number, unit: 'minute' | 'day', total: number, language: Language): string {
  if (unit === 'minute') return `${language === 'en' ? 'Min' : 'Menit'} ${from}–${to}`
  const isLong = total >= daysOfLong
  const [first, last] = isLong
    ? [Math.floor(from / daysOfWeek) + 1, Math.max(1, Math.round(to / daysOfWeek))]
    : [from + 1, Math.max(from + 1, to)]
  const name = isLong ? { id: 'Minggu', en: 'Week' } : { id: 'Hari', en: 'Day' }
  return `${name[language]} ${first >= last ? first : `${first}–${last}`}`
}

function sayLength(minutes: number, language: Language): string {
  if (minutes < minutesOfLong) return `${minutes} ${language === 'en' ? 'minutes' : 'menit'}`
  const hours = Math.round((minutes / 60) * 10) / 10
  return language === 'en' ? `${hours} hours` : `${String(hours).replace('.', ',')} jam`
}

function totalOf({ unit }: Paper, { total }: PaperCase, { slots }: Told): number | undefined {
  if (unit === 'minute') return slots.minutes === undefined ? total : Number(slots.minutes)
  if (unit === 'day') return slots.span === undefined ? total : daysIn(slots.span)
  return undefined
}

/** "2 minggu", "sebulan", "three days" in days. */
export function daysIn(span: string): number | undefined {
  const whole = /^se(hari|minggu|pekan|bulan|wulan)$/u.exec(span)?.[1]
  if (whole !== undefined) return whole === 'wulan' ? 30 : daysOf[whole.charAt(0)]
  const [, count = '', unit = ''] = /^(\d+|\p{L}+)[\s-]?(\p{L})/u.exec(span) ?? []
  const value = numbers[count] ?? Number(count)
  const each = daysOf[unit] ?? (unit === '' ? undefined : 1)
  return Number.isFinite(value) && each !== undefined ? value * (span.includes('month') ? 30 : each) : undefined
}

function escaped(slots: Partial<Record<PaperSlot, string>>): Partial<Record<PaperSlot, string>> {
  return Object.fromEntries(Object.entries(slots).map(([name, said]) => [name, escapeMarkdown(said)]))
}

/** Two stops, or a stop behind a colon, where what was told ends in one. */
function tidied(line: string): string {
  return line
    .replace(/\.{2,}(?=\s|$)/g, '.')
    .replace(/\.;/g, ';')
    .replace(/\.,/g, ',')
}
