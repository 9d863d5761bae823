import { type AskedWords, askedNames, groupNames, unitNames } from '../../../knowledge/analyse/analyse-words.ts'
import { says, tokensOf } from '../words/tokens.ts'

export type GroupName = (typeof groupNames)[number]
export type MeasureName = keyof AskedWords['measures']
type AskedName = (typeof askedNames)[number]

/** What somebody asks of a file, as far as words tell; which column is meant is told by its titles. */
export type Asked = {
  /** As it was asked, in small letters. */
  readonly words: readonly string[]
  readonly wants: ReadonlySet<AskedName>
  readonly measures: ReadonlySet<MeasureName>
  /** Kinds of groups that are named, in the order of the question. */
  readonly groups: readonly GroupName[]
  /** How soon somebody was answered, not how soon it was done. */
  readonly isOfReply: boolean
  /** What fell, and not what rose. */
  readonly isOfFall: boolean
  /** "Jam berapa", "hari apa". */
  readonly clock?: 'hour' | 'weekday'
  /** "3 keluhan terbanyak". */
  readonly top?: number
  /** "dalam 24 jam", "lebih dari 2 hari"; in seconds. */
  readonly limit?: { readonly seconds: number; readonly isOver: boolean; readonly said: string }
  /** "yang kasih 1-2", "bintang 5": both ends belong to it. */
  readonly range?: { readonly from: number; readonly to: number }
}

export const secondsOf = { second: 1, minute: 60, hour: 3600, day: 86_400 } as const

/** Reads a question on a file by the words of knowledge/analyse/asked.yaml. */
export function readAsked(said: string, known: AskedWords): Asked {
  // "IKM-nya" asks of the IKM.
  const text = said.replace(/-(?:nya|kah)(?!\p{L})/giu, '')
  const words = tokensOf(text)
  const line = ` ${words.join(' ')} `
  // "Csatnya", "puasnya": what hangs on a word changes nothing.
  const bare = ` ${words.map((word) => (word.length > 5 ? word.replace(/nya$/, '') : word)).join(' ')} `
  const has = (phrases: readonly string[]) =>
    phrases.some((phrase) => {
      const wanted = ` ${tokensOf(phrase).join(' ')} `
      return line.includes(wanted) || bare.includes(wanted)
    })
  const placeOf = (phrases: readonly string[]) =>
    Math.min(
      ...phrases.map((phrase) => line.indexOf(` ${tokensOf(phrase).join(' ')} `)).filter((place) => place >= 0),
      Number.POSITIVE_INFINITY,
    )
  const wants = new Set(askedNames.filter((name) => has(known[name])))
  const measures = new Set(
    (['csat', 'nps', 'ces', 'ikm', 'score'] as const).filter((name) => has(known.measures[name])),
  )
  const groups = groupNames
    .map((name) => ({ name, place: placeOf(known.groups[name]) }))
    .filter(({ place }) => Number.isFinite(place))
    .toSorted((a, b) => a.place - b.place)
    .map(({ name }) => name)
  const limit = limitIn(text, known)
  const range = limit ? undefined : rangeIn(text)
  const top = topIn(text)
  return {
    words,
    wants,
    measures,
    groups,
    isOfReply: has(known.reply),
    isOfFall: says(line, known.falls) && !says(line, known.rises),
    ...(has(known.hour) && !/\d\s*jam\s+(?:berapa|brp)/i.test(text)
      ? { clock: 'hour' as const }
      : has(known.weekday)
        ? { clock: 'weekday' as const }
        : {}),
    ...(top === undefined ? {} : { top }),
    ...(limit ? { limit } : {}),
    ...(range ? { range } : {}),
  }
}

/** "dalam 24 jam", "2x24 jam", "lebih dari 2 hari", "> 1 jam", "<= 30 menit". */
function limitIn(text: string, known: AskedWords): Asked['limit'] {
  for (const unit of unitNames) {
    for (const word of known.units[unit]) {
      const pattern = new RegExp(
        `([<>]=?|≤|≥)?\\s*(?:(\\d{1,2})\\s*[x×*]\\s*)?(\\d+(?:[.,]\\d+)?)\\s*${RegExp.escape(word)}(?![\\p{L}\\p{N}])`,
        'iu',
      )
      const found = pattern.exec(text)
      if (!found) continue
      // "2x24 jam" is two days.
      const [whole, sign = '', times = '1', number = ''] = found
      const before = ` ${tokensOf(text.slice(0, found.index)).join(' ')} `
      const isSaid = (phrases: readonly string[]) =>
        phrases.some((phrase) => before.endsWith(` ${tokensOf(phrase).join(' ')} `))
      const isOver = /[>≥]/.test(sign) || isSaid(known.over)
      if (!isOver && !/[<≤]/.test(sign) && !isSaid(known.within)) continue
      const said = whole.replace(sign, '').trim()
      return { seconds: Number(times) * Number(number.replace(',', '.')) * secondsOf[unit], isOver, said }
    }
  }
  return undefined
}

const between =
  /(?<![\d.,/])(\d{1,2})\s*(?:-|–|s\.?\/?d\.?|sampai|hingga|sama|dan|atau|to|and|or)\s*(\d{1,2})(?![\d.,/])/i
const atLeast = /(?<![\d.,])(\d{1,2})\s*(?:ke atas|keatas|\+|or more|or higher)/i
const atMost = /(?<![\d.,])(\d{1,2})\s*(?:ke bawah|kebawah|or less|or lower)/i
const single = /(?:bintang|nilai|skor|rating|score|kasih|ngasih|stars?|memberi)\s+(\d{1,2})(?![\d.,-])/i

function rangeIn(text: string): Asked['range'] {
  const [, from, to] = between.exec(text) ?? []
  if (from !== undefined && to !== undefined && Number(from) < Number(to)) return { from: Number(from), to: Number(to) }
  const low = atLeast.exec(text)?.[1]
  if (low !== undefined) return { from: Number(low), to: Number.POSITIVE_INFINITY }
  const high = atMost.exec(text)?.[1]
  if (high !== undefined) return { from: Number.NEGATIVE_INFINITY, to: Number(high) }
  const one = single.exec(text)?.[1]
  return one === undefined ? undefined : { from: Number(one), to: Number(one) }
}

/** "3 keluhan terbanyak", "top 5", "lima besar". */
function topIn(text: string): number | undefined {
  const [, first, second] =
    /(?:top|teratas)\s*(\d{1,2})|(?<![\d.,-])(\d{1,2})\s+(?:\p{L}+\s+){0,2}(?:terbanyak|tersering|teratas|besar|paling|most|biggest)/iu.exec(
      text,
    ) ?? []
  const said = first ?? second
  return said === undefined ? undefined : Number(said)
}
