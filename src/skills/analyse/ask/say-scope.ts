import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { type Language, localeOf } from '../../../domain/language.ts'
import { maskPersonalData } from '../../../domain/mask.ts'
import { type Day, endOfMonth } from '../../../programme/dates/calendar.ts'
import { type Say, sayNumber, short } from '../show/say.ts'
import type { Filter, Unknown } from './scope/filter.ts'

const mostValues = 4

/** What rows a figure is of, in few words: "Juni 2027", "Toko = Bandung", "Usia > 40". */
export function sayFilter(filter: Filter, say: Say): string {
  switch (filter.kind) {
    case 'period':
      return filter.isMoved
        ? say('scope-moved', { days: sayDays(filter.from, filter.to, say.language) })
        : sayDays(filter.from, filter.to, say.language)
    case 'value': {
      const shown = filter.shown.slice(0, mostValues).map((value) => escapeMarkdown(short(value, 40)))
      const value = `${shown.join(' / ')}${filter.shown.length > mostValues ? ' / …' : ''}`
      return say(filter.isDenied ? 'scope-denied' : 'scope-value', { title: titled(filter.title), value })
    }
    case 'blank':
      return say(filter.isDenied ? 'scope-blank' : 'scope-filled', { title: titled(filter.title) })
    case 'bound': {
      const sign = filter.isOver ? (filter.isIn ? '≥' : '>') : filter.isIn ? '≤' : '<'
      return `${titled(filter.title)} ${sign} ${sayNumber(filter.bound, say.language, 2)}`
    }
    case 'topic':
      return `“${titled(filter.topic)}”`
  }
}

/** Without the column, where it is clear: "Bandung". */
export function sayShortFilter(filter: Filter, say: Say): string {
  if (filter.kind !== 'value' || filter.isDenied) return sayFilter(filter, say)
  return filter.shown.map((value) => escapeMarkdown(short(value, 40))).join(' / ')
}

/** What the file does not have, and what it has instead. */
export function sayUnknown({ said, title, known }: Unknown, columns: readonly string[], say: Say): string {
  const word = titled(said)
  if (title === undefined)
    return say('unknown-column', { said: word, columns: columns.slice(0, 12).map(titled).join(', ') })
  const [from = '', to = ''] = known
  if (/^\d{4}-\d{2}-\d{2}$/.test(from))
    return say('unknown-days', { said: word, title: titled(title), days: sayDays(from, to, say.language) })
  return say('unknown-value', { said: word, title: titled(title), known: known.map(titled).join(', ') })
}

/** "Juni 2027", "2027", "19 Jul – 25 Jul 2027". */
function sayDays(from: Day, to: Day, language: Language): string {
  const format = (day: Day, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeOf[language], { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  if (from.endsWith('-01') && to === endOfMonth(from)) return format(from, { month: 'long', year: 'numeric' })
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4)
  const last = format(to, { day: 'numeric', month: 'short', year: 'numeric' })
  if (from === to) return last
  const isOneYear = from.slice(0, 4) === to.slice(0, 4)
  return `${format(from, { day: 'numeric', month: 'short', ...(isOneYear ? {} : { year: 'numeric' as const }) })} – ${last}`
}

function titled(text: string): string {
  return escapeMarkdown(short(maskPersonalData(text)))
}
