import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { type Language, localeOf } from '../../domain/language.ts'
import type { ProgrammeKnowledge } from '../../knowledge/programme/load-programme.ts'
import type { MeasurementValues } from '../../programme/events.ts'

export type Named = { readonly language: Language; readonly knowledge: Pick<ProgrammeKnowledge, 'metrics' | 'words'> }

export function sayNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2 }).format(value)
}

/** "55 menit", "38 minutes", "4,3/5". `unit`: as it is kept. */
export function sayValue(value: number, unit: string | undefined, { language, knowledge }: Named): string {
  const number = sayNumber(value, language)
  if (unit === undefined) return number
  const name = sayUnit(unit, { language, knowledge })
  return name.startsWith('/') ? `${number}${name}` : `${number} ${name}`
}

export function sayUnit(unit: string, { language, knowledge }: Named): string {
  return language === 'en' ? (knowledge.words.units[unit]?.en ?? unit) : unit
}

/** How a metric is called in a language; its own name where it is none of those that are known. */
export function sayMetric({ key, name }: MeasurementValues['metric'], { language, knowledge }: Named): string {
  return escapeMarkdown(knowledge.metrics.find(({ id }) => id === key)?.name[language] ?? name)
}
