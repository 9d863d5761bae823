import { isZone } from '../../programme/dates/calendar.ts'
import { type SummaryWords, spacedOut } from './summary-words.ts'

export type ReadZone = {
  /** An IANA name; `unknown`: a zone is named that does not exist. */
  readonly zone: string | undefined
  /** The text without it. */
  readonly rest: string
}

const byName = /\b([a-z]+\/[a-z_]+(?:\/[a-z_]+)?)\b/i
const byOffset = /\b(?:gmt|utc)\s*(?:([+-])\s*(\d{1,2})(?::?00)?)?(?!\d)/i
/** A place after these words, or right behind an hour, is a zone or none at all; elsewhere only where it is known. */
const byPlace = [
  { isSure: true, pattern: /\b(?:zona(?:\s+waktu)?|time\s?zone)\s+(?<place>\p{L}+(?:\s+\p{L}+)?)/iu },
  { isSure: true, pattern: /(?<=\d|pagi|siang|sore|malam|malem)\s+waktu\s+(?<place>\p{L}+(?:\s+\p{L}+)?)/iu },
  { isSure: true, pattern: /(?<=\d|am|pm)\s+(?<place>\p{L}+(?:\s+\p{L}+)?)\s+time\b/iu },
  { isSure: false, pattern: /\bwaktu\s+(?<place>\p{L}+(?:\s+\p{L}+)?)/iu },
  { isSure: false, pattern: /\b(?<place>\p{L}+(?:\s+\p{L}+)?)\s+time\b/iu },
]
/** "AEST", "WAST" right behind an hour, where "CSAT" does not stand. */
const byLetters =
  /(?<=(?:jam|pukul|pkl\.?|at)\s+\d{1,2}(?:[.:]\d{2})?|\d[.:]\d{2}|pagi|siang|sore|malam|am|pm)\s+[A-Z]{2,4}T\b/

/** The time zone that a text names: "WITA", "Asia/Singapore", "GMT+8", "Singapore time", "zona Jogja". */
export function readZone(text: string, words: SummaryWords): ReadZone {
  const said = spacedOut(text)
  const short = Object.entries(words.zones).find(([, names]) => names.some((name) => said.includes(` ${name} `)))
  if (short) return { zone: short[0], rest: text }
  const named = byName.exec(text)
  if (named) return { zone: asZone(named[1] ?? ''), rest: without(text, named) }
  const offset = byOffset.exec(text)
  if (offset) return { zone: zoneOfOffset(offset[1], Number(offset[2] ?? 0), words), rest: without(text, offset) }
  for (const { pattern, isSure } of byPlace) {
    const found = pattern.exec(text)
    if (!found) continue
    const place = found.groups?.place?.toLowerCase() ?? ''
    const zone = zoneOfPlace(place, words) ?? (isSure && !isLocal(place, words) ? 'unknown' : undefined)
    if (zone !== undefined) return { zone, rest: without(text, found) }
  }
  const letters = byLetters.exec(text)
  return letters ? { zone: 'unknown', rest: without(text, letters) } : { zone: undefined, rest: text }
}

function without(text: string, { 0: found, index }: RegExpExecArray): string {
  return `${text.slice(0, index)} ${text.slice(index + found.length)}`
}

function asZone(said: string): string {
  const name = said.replace(/(^|[/_])([a-z])/g, (_, lead: string, letter: string) => lead + letter.toUpperCase())
  return isZone(name) ? name : 'unknown'
}

/** Whole hours east of Greenwich; the three of Indonesia by their towns. */
function zoneOfOffset(sign: string | undefined, hours: number, { zones }: SummaryWords): string {
  const east = sign === '-' ? -hours : hours
  const indonesian = Object.keys(zones)[east - 7]
  if (east >= 7 && indonesian !== undefined) return indonesian
  // In these names the sign is the other way round.
  return asZone(east === 0 ? 'Etc/UTC' : `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`)
}

/** The zone of a town or a country. */
function zoneOfPlace(said: string, { cities }: SummaryWords): string | undefined {
  for (const name of [said, ...said.split(/\s+/)]) {
    const known = Object.entries(cities).find(([, names]) => names.includes(name))?.[0]
    const zone = known ?? Intl.supportedValuesOf('timeZone').find((one) => lastPart(one) === name)
    if (zone !== undefined) return zone
  }
  return undefined
}

/** "Waktu setempat", "our time". */
function isLocal(said: string, { local }: SummaryWords): boolean {
  return local.includes(said.split(/\s+/)[0] ?? '')
}

function lastPart(zone: string): string {
  return (zone.split('/').at(-1) ?? '').replaceAll('_', ' ').toLowerCase()
}
