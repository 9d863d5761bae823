import { numberPattern, readQuantities, toNumber } from '../../../programme/checks/read-quantity.ts'
import { type KnownMetric, metricIn } from '../../../programme/checks/word-lists.ts'
import type { Desk } from '../desk.ts'

/** A change that a text tells: from one value to another, of which metric. */
export type ToldChange = {
  readonly from: number
  readonly to: number
  readonly metric: KnownMetric | undefined
  readonly unit: string | undefined
}

/** "Turun dari 22 jadi 20", "81 -> 90", "from 74 to 61", "6 ke 7,5 menit"; all that stand in a text, in its order. */
export function changesIn(desk: Desk, text: string): readonly ToldChange[] {
  const { words, metrics } = desk.parts.knowledge
  const unit = String.raw`(?:\s*(?:%|persen|percent|\p{L}+))?`
  const pattern = new RegExp(
    String.raw`(?:(?:dari|dr|from|seko)\s+)?(?<![\d.,])(${numberPattern})(${unit})\s*(?:menjadi|jadi|jd|ke|to|sampai|->|→|-->|dadi)\s*(${numberPattern})(?![\d]|[.,]\d)\s*(%|persen|percent|\p{L}+)?`,
    'giu',
  )
  let end = 0
  return [...text.matchAll(pattern)].map((match) => {
    const before = text.slice(end, match.index)
    end = match.index + match[0].length
    const quantity = readQuantities(match[0], words.units).findLast((each) => each.unit !== undefined)
    const metric = metricIn(before, metrics) ?? metricIn(text.slice(end, end + 40), metrics)
    return {
      from: toNumber(match[1] ?? ''),
      to: toNumber(match[3] ?? ''),
      metric,
      unit: quantity?.unit ?? metric?.unit,
    }
  })
}

/** How many weeks a text names: "6 minggu", "three weeks", "dua bulan". */
export function weeksIn(desk: Desk, text: string): number | undefined {
  const told = lengthIn(desk, text)
  if (told === undefined) return undefined
  return told.unit === 'month' ? Math.round(told.count * 4.35) : Math.round(daysOf(told) / 7)
}

/** "Undur 3 hari", "two more weeks": a length in days. Undefined: none is told. */
export function daysIn(desk: Desk, text: string): number | undefined {
  const told = lengthIn(desk, text)
  return told && daysOf(told)
}

type Length = { readonly count: number; readonly unit: 'day' | 'week' | 'month' }

function daysOf({ count, unit }: Length): number {
  return count * { day: 1, week: 7, month: 30 }[unit]
}

function lengthIn({ parts }: Desk, text: string): Length | undefined {
  const { numbers } = parts.knowledge.planWords
  const [, digits = '', said = ''] =
    new RegExp(
      String.raw`(?<![\p{L}\d])(\d{1,3}|${Object.keys(numbers).join('|')})\s*(?:more\s+)?(hari|dinten|days?|minggu|mgg|pekan|weeks?|bulan|bln|months?)(?![\p{L}])`,
      'iu',
    ).exec(text) ?? []
  if (digits === '') return oneIn(text)
  const unit = /^(?:bulan|bln|month)/i.test(said) ? 'month' : /^(?:hari|dinten|day)/i.test(said) ? 'day' : 'week'
  return { count: numbers[digits.toLowerCase()] ?? Number(digits), unit }
}

/** One of them in a word: "seminggu". */
function oneIn(text: string): Length | undefined {
  if (/(?:sebulan|a month)/i.test(text)) return { count: 1, unit: 'month' }
  if (/(?:seminggu|sepekan|a week)/i.test(text)) return { count: 1, unit: 'week' }
  return /(?:sehari|sedina|sadinten|a day)/i.test(text) ? { count: 1, unit: 'day' } : undefined
}
