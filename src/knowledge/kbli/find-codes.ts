import type { Kbli, KbliCode } from './kbli.ts'

/** What a number is in KBLI. */
export type CodeLookUp =
  /** A code of the edition in force. `formerly`: what the number meant in the old edition, if that was something else. */
  | { readonly kind: 'in-force'; readonly entry: KbliCode; readonly formerly?: OldCode }
  /** A code of the old edition alone. */
  | { readonly kind: 'old'; readonly old: OldCode }
  /** Two to four digits: a group, with the codes under it. */
  | { readonly kind: 'group'; readonly digits: string; readonly entries: readonly KbliCode[] }
  /** In neither edition. `near`: codes in force that share most of its first digits, or did in the old edition. */
  | { readonly kind: 'unknown'; readonly code: string; readonly near: readonly KbliCode[] }

export type OldCode = {
  readonly code: string
  readonly title: string
  /** The codes that took it over; empty where the table names none. */
  readonly successors: readonly KbliCode[]
}

const fewestSharedDigits = 3

/** Looks up a number of two to five digits. */
export function findCode(kbli: Kbli, code: string): CodeLookUp {
  if (code.length < 5) {
    const entries = codesUnder(kbli, code)
    return entries.length > 0 ? { kind: 'group', digits: code, entries } : { kind: 'unknown', code, near: [] }
  }
  const entry = kbli.codes.get(code)
  const title = kbli.oldTitles.get(code)
  const old = title === undefined ? undefined : { code, title, successors: kbli.successors.get(code) ?? [] }
  if (entry)
    return old && !entry.oldCodes.includes(code)
      ? { kind: 'in-force', entry, formerly: old }
      : { kind: 'in-force', entry }
  return old ? { kind: 'old', old } : { kind: 'unknown', code, near: nearest(kbli, code) }
}

function codesUnder(kbli: Kbli, digits: string): KbliCode[] {
  return [...kbli.codes.values()].filter(({ code }) => code.startsWith(digits))
}

/** Codes of the first digits in either edition: a number of an older edition often lives on in the old one's relatives. */
function nearest(kbli: Kbli, code: string): KbliCode[] {
  for (let shared = code.length - 1; shared >= fewestSharedDigits; shared--) {
    const digits = code.slice(0, shared)
    const inherited = [...kbli.successors].flatMap(([old, entries]) => (old.startsWith(digits) ? entries : []))
    const near = new Set([...codesUnder(kbli, digits), ...inherited])
    if (near.size > 0) return [...near]
  }
  return []
}
