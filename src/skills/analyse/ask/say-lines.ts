import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { type Language, localeOf } from '../../../domain/language.ts'
import { maskPersonalData } from '../../../domain/mask.ts'
import { type Say, sayNumber, short } from '../show/say.ts'

/** Of a list so much is shown. */
export const mostLines = 8

/** "2027-03" as people say it: "Maret 2027". */
export function sayMonth(name: string, language: Language): string {
  if (!/^\d{4}-\d{2}$/.test(name)) return named(name)
  const format = new Intl.DateTimeFormat(localeOf[language], { month: 'long', year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${name}-01T00:00:00Z`))
}

export function sayDifference(value: number, say: Say, decimals = 2): string {
  const figure = sayNumber(Math.abs(value), say.language, decimals)
  const isNone = !/[1-9]/.test(figure)
  return `${isNone ? '±' : value > 0 ? '+' : '−'}${figure}`
}

/** A title or a word of a question, without personal data. */
export function named(text: string): string {
  return escapeMarkdown(short(maskPersonalData(text)))
}

/** A group as it stands there: people who serve are named, and columns of customers are no groups. */
export function asIs(text: string): string {
  return escapeMarkdown(short(text))
}

/** Lines as a list, and how many more there are. */
export function list(lines: readonly string[], all: number, say: Say): readonly string[] {
  return [
    ...lines.map((line) => `- ${line}`),
    ...(all > lines.length ? [say('asked-more-lines', { count: all - lines.length })] : []),
  ]
}
