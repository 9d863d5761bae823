import { findAddresses, findOffices } from './mask/find-addresses.ts'
import { findBehind } from './mask/find-behind.ts'
import { findBirths } from './mask/find-births.ts'
import { findCued } from './mask/find-cued.ts'
import { findDoors } from './mask/find-doors.ts'
import { findEmails } from './mask/find-emails.ts'
import { findExpiries } from './mask/find-expiry.ts'
import { findHandles } from './mask/find-handles.ts'
import { findKeys } from './mask/find-keys.ts'
import { findLettered } from './mask/find-lettered.ts'
import { findNames } from './mask/find-names.ts'
import { findNumbers } from './mask/find-numbers.ts'
import { findPapers } from './mask/find-papers.ts'
import { findPlates } from './mask/find-plates.ts'
import { findReferences } from './mask/find-references.ts'
import { findSecrets } from './mask/find-secrets.ts'
import { findSpoken } from './mask/find-spoken.ts'
import { findToldInParts } from './mask/find-told-in-parts.ts'
import { findToldSecrets } from './mask/find-told-secrets.ts'
import { type Finding, placeholderOf } from './mask/finding.ts'
import { foldText } from './mask/fold.ts'
import { type UnspelledText, unspell } from './mask/unspell.ts'
import { readWords } from './mask/words.ts'
import { remembering } from './remembering.ts'

export type { Finding, PersonalDataKind } from './mask/finding.ts'

/**
 * Where personal data stands in a text, in the order of the text and never overlapping: numbers that belong to a
 * person, e-mail addresses, plates, street addresses, days of birth, accounts on networks, names that a title or an
 * introduction announces, passwords, keys of services and one-time codes. What is written as an amount, date, time, law, KBLI code or score stays out. Time is linear in the
 * length of the text.
 */
export const findPersonalData: (text: string) => readonly Finding[] = remembering((text) => {
  const folded = foldText(text)
  const unspelled = unspell(folded.text)
  const claims = [...(unspelled ? claimsIn(unspelled.text).flatMap(backTo(unspelled)) : []), ...claimsIn(folded.text)]
  return withoutOverlap(claims, folded.text.length).map(({ kind, start, end }) => ({
    kind,
    start: folded.starts[start] ?? 0,
    end: folded.ends[end - 1] ?? 0,
  }))
})

/** Where two lay claim to the same characters, the earlier of these is the surer one. */
function claimsIn(text: string): readonly Finding[] {
  const words = readWords(text)
  const offices = findOffices(text)
  const isReference = findReferences(text)
  return [
    ...findKeys(text),
    ...findEmails(text),
    ...findExpiries(text),
    ...findToldInParts(text),
    ...findSecrets(text),
    ...findToldSecrets(text),
    ...findBirths(text),
    ...findPapers(text),
    ...findHandles(text),
    ...findCued(text),
    ...findDoors(text),
    ...findBehind(text),
    ...findLettered(text),
    ...findSpoken(text),
    ...findNumbers(text, words),
    ...findPlates(text).filter(({ start }) => !isReference[start]),
    ...findAddresses(text),
    ...findNames(text, words).filter((name) => !offices.some((office) => isWithin(name, office))),
  ]
}

/** A finding of the text with spelled parts written out, where it stands in the text itself; only what those parts show. */
function backTo({ starts, ends, isNew }: UnspelledText): (finding: Finding) => readonly Finding[] {
  return ({ kind, start, end }) =>
    isNew.subarray(start, end).includes(1) ? [{ kind, start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }] : []
}

/**
 * The text without personal data, a word such as `[telepon]` in each place. Used before anything a person wrote is kept
 * beyond its turn, in a session or the gap log, and before it goes to a model or a log.
 */
export function maskPersonalData(text: string): string {
  return replace(text, ({ kind }) => `[${placeholderOf[kind]}]`)
}

/** As `maskPersonalData`, but names stay: for a letter somebody is writing, which is to somebody. */
export function maskAllButNames(text: string): string {
  return replace(text, ({ kind, start, end }) =>
    kind === 'name' ? text.slice(start, end) : `[${placeholderOf[kind]}]`,
  )
}

/**
 * Masks parts of a text as they stood in the whole of it: the word that gives a password away may lie in another part.
 */
export function maskAsPartOf(whole: string): (part: string) => string {
  const found = findPersonalData(whole)
    .map(({ kind, start, end }) => ({ data: whole.slice(start, end), mark: `[${placeholderOf[kind]}]` }))
    .toSorted((one, other) => other.data.length - one.data.length)
  return (part) => maskPersonalData(found.reduce((text, { data, mark }) => text.replaceAll(data, mark), part))
}

export type ReversibleMask = {
  readonly masked: string
  /** Puts the personal data back wherever its placeholder stands in a text made from the masked one. */
  restore(text: string): string
}

/**
 * As `maskPersonalData`, with numbered placeholders (`[nama 1]`, the same one for the same data), so that what a model
 * makes of the masked text can be read with the data again.
 */
export function maskReversibly(text: string): ReversibleMask {
  const { masked, restore } = maskTogether([text])
  return { masked: masked[0] ?? '', restore }
}

export type TogetherMasked = { readonly masked: readonly string[] } & Pick<ReversibleMask, 'restore'>

/** As `maskReversibly`, for several texts: the same data has the same placeholder in all of them. */
export function maskTogether(texts: readonly string[]): TogetherMasked {
  const placeholders = new Map<string, string>()
  const originals = new Map<string, string>()
  const counts = new Map<string, number>()
  const maskOne = (text: string) =>
    replace(text, ({ kind, start, end }) => {
      const original = text.slice(start, end)
      const known = placeholders.get(`${kind} ${original}`)
      if (known) return known
      const name = placeholderOf[kind]
      // A placeholder that the person typed must not come back as somebody's number.
      let count = counts.get(name) ?? 0
      do count++
      while (texts.some((other) => other.includes(`[${name} ${count}]`)))
      counts.set(name, count)
      const placeholder = `[${name} ${count}]`
      placeholders.set(`${kind} ${original}`, placeholder)
      originals.set(placeholder, original)
      return placeholder
    })
  return {
    masked: texts.map(maskOne),
    restore: (made) => made.replace(/\[\p{Ll}+ \d+\]/gu, (placeholder) => originals.get(placeholder) ?? placeholder),
  }
}

function replace(text: string, by: (finding: Finding) => string): string {
  let masked = ''
  let at = 0
  for (const finding of findPersonalData(text)) {
    masked += text.slice(at, finding.start) + by(finding)
    at = finding.end
  }
  return masked + text.slice(at)
}

function isWithin(inner: Finding, outer: Finding): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}

/** The first claim on a character wins; an address may go on around what it holds and is cut where that begins. */
function withoutOverlap(claims: readonly Finding[], length: number): readonly Finding[] {
  const isTaken = new Uint8Array(length)
  const kept = claims.flatMap((claim): readonly Finding[] => {
    if (isTaken[claim.start]) return []
    const taken = isTaken.subarray(claim.start, claim.end).indexOf(1)
    const end = taken < 0 ? claim.end : claim.start + taken
    isTaken.fill(1, claim.start, end)
    return end > claim.start ? [{ ...claim, end }] : []
  })
  return kept.toSorted((a, b) => a.start - b.start)
}
