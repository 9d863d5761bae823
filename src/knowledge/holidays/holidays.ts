import { join } from 'node:path'
import { z } from 'zod'
import type { KnowledgeProblem } from '../../domain/errors.ts'
import { type Day, weekdayOf } from '../../programme/dates/calendar.ts'
import { readYaml } from '../read-yaml.ts'
import { shownPath } from '../shown-path.ts'
import { readLanguageFile } from '../text/read-language-file.ts'

export const holidaysFile = 'holidays.yaml'
const name = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })
const schema = z.strictObject({
  verified: z.iso.date(),
  'every-year': z.array(z.strictObject({ day: z.string().regex(/^\d{2}-\d{2}$/), name, basis: z.string().min(1) })),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({
      basis: z.string().min(1),
      url: z.url(),
      confidence: z.enum(['A', 'B', 'C']),
      holidays: z.array(z.strictObject({ day: z.iso.date(), name })),
      'joint-leave': z.array(z.iso.date()),
    }),
  ),
})
type HolidayFile = z.infer<typeof schema>

/** The days on which offices in Indonesia are closed, besides weekends. */
export type Holidays = {
  isHoliday(day: Day): boolean
  /** What the day is, in Indonesian; undefined: no holiday, or joint leave. */
  nameOf(day: Day): string | undefined
  /** Whether the movable holidays of a day's year are known. */
  isKnown(day: Day): boolean
}

/**
 * The holidays as they ship. `directory`: knowledge.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function loadHolidays(directory: string): Holidays {
  const file = readLanguageFile(directory, holidaysFile, schema)
  const yearly = new Set(file['every-year'].map(({ day }) => day))
  const names = new Map([
    ...file['every-year'].map((each) => [each.day, each.name.id] as const),
    ...Object.values(file.years).flatMap(({ holidays }) => holidays.map((each) => [each.day, each.name.id] as const)),
  ])
  const movable = new Set(
    Object.values(file.years).flatMap(({ holidays, 'joint-leave': leave }) => [
      ...holidays.map(({ day }) => day),
      ...leave,
    ]),
  )
  return {
    isHoliday: (day) => movable.has(day) || yearly.has(day.slice(5)),
    nameOf: (day) => names.get(day) ?? names.get(day.slice(5)),
    isKnown: (day) => file.years[day.slice(0, 4)] !== undefined,
  }
}

/** What is wrong with the file, and the year that should be there by now. `today` is an ISO date. */
export function checkHolidays(
  directory: string,
  today: Day,
): { readonly problems: readonly KnowledgeProblem[]; readonly missingYear?: string } {
  const path = join(directory, holidaysFile)
  const file = shownPath(path)
  const { content, problems } = readYaml(path, file, schema)
  if (!content) return { problems }
  const missing = expectedYears(today).find((year) => content.years[year] === undefined)
  return {
    problems: [...problems, ...daysOfOtherYears(content, file), ...leaveOnWeekends(content, file)],
    ...(missing === undefined ? {} : { missingYear: missing }),
  }
}

/** The joint decree for a year is usually out by autumn of the year before. */
function expectedYears(today: Day): readonly string[] {
  const year = Number(today.slice(0, 4))
  return today.slice(5) >= '11-01' ? [String(year), String(year + 1)] : [String(year)]
}

function daysOfOtherYears({ years }: HolidayFile, file: string): KnowledgeProblem[] {
  return Object.entries(years).flatMap(([year, { holidays, 'joint-leave': leave }]) =>
    [...holidays.map(({ day }) => day), ...leave]
      .filter((day) => !day.startsWith(year))
      .map((day) => ({ file, line: 1, message: `${day} stands under ${year}` })),
  )
}

/** Joint leave joins holidays to weekends: on a weekend the date is a slip. */
function leaveOnWeekends({ years }: HolidayFile, file: string): KnowledgeProblem[] {
  return Object.values(years)
    .flatMap(({ 'joint-leave': leave }) => leave)
    .filter((day) => weekdayOf(day) > 5)
    .map((day) => ({ file, line: 1, message: `joint leave on ${day}, a weekend` }))
}
