import type { Cue, FoundCue } from './cues.ts'
import { isRound, isTimeOfDay, isYear } from './figures.ts'
import type { PersonalDataKind } from './finding.ts'
import type { Group } from './groups.ts'

/** Groups that stand together, and what the words around them say. */
export type NumberParts = {
  readonly groups: readonly Group[]
  /** A `+` stands before. */
  readonly isInternational: boolean
  readonly cue: FoundCue | undefined
  /** What is counted stands after it. */
  readonly hasUnit: boolean
}

type Rule = (parts: NumberParts, digits: string) => PersonalDataKind | undefined

/** From what is sure by its form to what a word before it says, to what is merely long. */
const rules: readonly Rule[] = [byPhone, byNik, byNpwp, byCard, byCue, byLength]

/** Whose number it is, or undefined: it stays. Looks at a few dozen digits only. */
export function classifyNumber(parts: NumberParts): PersonalDataKind | undefined {
  const digits = parts.groups.map((group) => group.digits).join('')
  if (companyLine.test(digits)) return undefined
  for (const rule of rules) {
    const kind = rule(parts, digits)
    if (kind) return kind
  }
  return undefined
}

const mobile = /^(?:0|62|620|0062)8[1-9][0-9]{7,10}$/
/** What companies are called at for nothing, or for a price: 0800, 0804, 0807, 0809. */
const companyLine = /^080[0479][0-9]{6,8}$/
const fixedLine = /^(?:0|62|620|0062)[2-79][0-9]{7,10}$/

/** Whether digits are a mobile number by their form. */
export function isMobile(digits: string): boolean {
  return mobile.test(digits)
}

/** Whether digits are a NIK by their form. */
export function isNik(digits: string): boolean {
  return nik.test(digits)
}

function byPhone({ groups, isInternational, cue }: NumberParts, digits: string): PersonalDataKind | undefined {
  if (isInternational) return digits.length >= 8 && digits.length <= 15 && !isRound(digits) ? 'phone' : undefined
  const isOfMobile = mobile.test(digits)
  const isBare = groups.length === 3 && groups[0]?.digits.length === 3 && /^8[1-9][0-9]{7,9}$/.test(digits)
  if (!isOfMobile && !isBare && !fixedLine.test(digits)) return undefined
  if (isOdd(groups) || (isListOfFigures(groups) && !digits.startsWith('0'))) return undefined
  if (cue?.cue !== 'phone' && groups.length > 1 && groups.every((group) => isTimeOfDay(group.digits))) return undefined
  if (isOfMobile) return 'phone'
  if (!gapsAre(groups, /^[-. ()~_]*$/)) return undefined
  // 812-3456-7890, as one writes it after +62.
  if (isBare) return 'phone'
  if (cue?.cue === 'account' || cue?.cue === 'money' || isListOfFigures(groups)) return undefined
  const isGrouped = groups.length > 1 && groups[0]?.digits.startsWith('0')
  return digits.length <= 12 && isGrouped ? 'phone' : undefined
}

/** Province, regency, district, day (40 more for women), month, year, serial number. */
const nik =
  /^(?:1[1-9]|2[1]|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])[0-9]{4}(?:[04][1-9]|[1256][0-9]|[37][01])(?:0[1-9]|1[0-2])[0-9]{6}$/

function byNik({ groups }: NumberParts, digits: string): PersonalDataKind | undefined {
  if (!nik.test(digits) || !gapsAre(groups, /^[-. _·•|*/[\]]*$/)) return undefined
  return isListOfFigures(groups) && !hasLeadingZero(groups) ? undefined : 'nik'
}

const npwpShapes = new Set(['2 3 3 1 3 3', '9 6', '9 3 3', '2 3 3 4 3', '8 1 3 3'])

function byNpwp({ groups }: NumberParts, digits: string): PersonalDataKind | undefined {
  return digits.length === 15 && npwpShapes.has(shapeOf(groups)) ? 'npwp' : undefined
}

function byCard({ groups }: NumberParts, digits: string): PersonalDataKind | undefined {
  if (!/^(?:2[2-7]|[3-6])[0-9]{12,18}$/.test(digits) || !passesLuhn(digits)) return undefined
  if (groups.every((group) => group.digits.length === 1)) return areDecimals(groups) ? undefined : 'card'
  return groups.every((group) => group.digits.length >= 3) && !isListOfFigures(groups) ? 'card' : undefined
}

/** "3,1 3,4 2,9": a comma or a point, then something else, and so on. */
function areDecimals(groups: readonly Group[]): boolean {
  const gaps = new Set(groups.slice(1).map(({ gap }) => gap))
  return gaps.size > 1 && (gaps.has(',') || gaps.has('.'))
}

/** ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = digits.length - 1, isSecond = false; at >= 0; at--, isSecond = !isSecond) {
    const value = Number(digits[at]) * (isSecond ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return sum % 10 === 0
}

/** Fewest and most digits of what a cue names, and the fewest where other words stand between. */
const lengths: Readonly<Partial<Record<Cue, { least: number; most: number; leastApart: number }>>> = {
  phone: { least: 6, most: 15, leastApart: 8 },
  nik: { least: 6, most: 18, leastApart: 10 },
  npwp: { least: 8, most: 17, leastApart: 10 },
  account: { least: 6, most: 20, leastApart: 7 },
  card: { least: 12, most: 19, leastApart: 12 },
  number: { least: 6, most: 20, leastApart: 8 },
  otp: { least: 3, most: 8, leastApart: 4 },
}

function byCue({ groups, cue, hasUnit }: NumberParts, digits: string): PersonalDataKind | undefined {
  if (!cue || cue.cue === 'money' || cue.cue === 'figures' || hasUnit) return undefined
  const limits = lengths[cue.cue]
  if (!limits || digits.length > limits.most) return undefined
  if (digits.length < (cue.isDirect ? limits.least : limits.leastApart)) return undefined
  if ((cue.cue !== 'otp' || !cue.isDirect) && groups.every((group) => isYear(group.digits))) return undefined
  if (digits.length < 10 && cue.cue !== 'otp' && (/[1-9]0{3,}$/.test(digits) || isHotline(digits))) return undefined
  const mayEndShort = cue.isDirect && (cue.cue === 'account' || cue.cue === 'card')
  if ((isOdd(groups) && !mayEndShort) || ((!cue.isDirect || cue.cue === 'number') && isListOfFigures(groups)))
    return undefined
  return cue.cue
}

function byLength({ groups, cue, hasUnit }: NumberParts, digits: string): PersonalDataKind | undefined {
  if (digits.length < 10 || hasUnit || cue?.cue === 'money') return undefined
  if (groups.length === 1) return isRound(digits) ? undefined : 'number'
  if (cue?.cue === 'figures' || isListOfFigures(groups) || !gapsAre(groups, /^[-. ()_·•|*~]*$/)) return undefined
  if (isOdd(groups) || groups.every((group) => group.digits.length > 6)) return undefined
  // A year, and a figure of that year.
  if (isYear(groups[0]?.digits ?? '') && digits.length < 14 && groups[1]?.gap === ' ') return undefined
  return groups.every((group) => isRound(group.digits)) ? undefined : 'number'
}

/** Whether the groups are a list of figures, not the groups of one number. */
function isListOfFigures(groups: readonly Group[]): boolean {
  if (!groups.every(({ isFigure }) => isFigure)) return false
  // Dashes without spaces join: 123-456-789-0 is one number; 2020-2024 and 47911-47912 are ranges.
  return !(groups.length >= 3 && gapsAre(groups, /^-$/) && !groups.every(isWholeFigure))
}

function isWholeFigure({ digits }: Group): boolean {
  return isYear(digits) || digits.length === 5 || digits.length <= 2
}

/** Numbers that companies are called at: 1500-046, 14045. */
function isHotline(digits: string): boolean {
  return /^(?:1500|14[0-9])[0-9]{2,3}$/.test(digits)
}

/** A small rest that is not like the groups before it belongs to what follows: `0812 3456 7890 2 kali`. */
function isOdd(groups: readonly Group[]): boolean {
  const last = groups.at(-1)
  if (groups.length < 2 || !last) return false
  // 3573041108150021 4 anggota: the number was whole.
  if (groups.length === 2 && (groups[0]?.digits.length ?? 0) >= 10 && last.digits.length <= 2 && / /.test(last.gap))
    return true
  const longest = Math.max(...groups.slice(1, -1).map(({ digits }) => digits.length), 0)
  return last.digits.length <= 2 && longest >= 3 && / /.test(last.gap)
}

function hasLeadingZero(groups: readonly Group[]): boolean {
  return groups.some(({ digits }) => digits.startsWith('0'))
}

function gapsAre(groups: readonly Group[], pattern: RegExp): boolean {
  return groups.every(({ gap }, index) => index === 0 || pattern.test(gap))
}

function shapeOf(groups: readonly Group[]): string {
  return groups.map(({ digits }) => digits.length).join(' ')
}
