import { isMoney, type NumberLists } from './number-lists.ts'
import type { Token } from './tokens.ts'
import { firstYear, lastYear } from './years.ts'

/** So many digits without a separator are an account, a phone or a licence number. */
const fewestDigitsOfId = 9
const since: ReadonlySet<string> = new Set(['sejak', 'since'])
const from: ReadonlySet<string> = new Set(['dari', 'from'])
/** A part stands at most so many words before its whole. */
const reachOfPart = 8

/** Tells of numbers that are no quantity: dates, rules and their articles, ids, the numbers of a list. */
export function createSkipper(lists: NumberLists, months: ReadonlySet<string>) {
  return skip

  /** How many tokens from here are no quantity: a date, a rule and its number, an id. */
  function skip(tokens: readonly Token[], at: number): number {
    const token = tokens[at]
    if (!token) return 0
    const isPer = lists.per.has(tokens[at - 1]?.text ?? '')
    if (token.kind === 'word' && lists.references.has(token.text) && !isPer) return skipReference(tokens, at)
    if (months.has(token.text) && /^\d{4}$/.test(tokens[at + 1]?.text ?? '')) return 2
    if (token.kind !== 'digits') return 0
    if (isYearSince(tokens, at)) return 1
    const [second, third, fourth, fifth] = [1, 2, 3, 4].map((offset) => tokens[at + offset])
    if (second && months.has(second.text)) return /^\d{4}$/.test(third?.text ?? '') ? 3 : 2
    const isDate =
      second && (second.text === '/' || second.text === '-') && third?.kind === 'digits' && second.text === fourth?.text
    if (isDate && fifth?.kind === 'digits' && (fifth.text.length === 4 || token.text.length === 4)) return 5
    // "5/2024" is the number of a rule.
    if (second?.text === '/' && third?.isGlued === true && isRuleNumber(token.text, third.text)) return 3
    const isId = token.text.length >= fewestDigitsOfId && /^\d+$/.test(token.text)
    if (isId && !isMoney(tokens, at, at + 1, lists)) return 1
    const isListNumber = (at === 0 || tokens[at - 1]?.text === '\n') && /^\d{1,2}$/.test(token.text)
    return isListNumber && /^[.)]$/.test(second?.text ?? '') && third?.isGlued === false ? 2 : 0
  }

  /** "pasal 46 ayat (1)", "PP 28/2025", "no. 5 tahun 2021": the word and the numbers behind it. */
  function skipReference(tokens: readonly Token[], at: number): number {
    let next = at + 1
    while (/^[.(]$/.test(tokens[next]?.text ?? '')) next++
    if (tokens[next]?.kind !== 'digits') return 0
    next++
    for (;;) {
      const joint = tokens[next]?.text ?? ''
      const isJoint =
        joint === '/' || joint === 'tahun' || joint === 'of' || (joint === '.' && tokens[next + 1]?.isGlued === true)
      if (!isJoint || tokens[next + 1]?.kind !== 'digits') break
      next += 2
    }
    return next - at
  }
}

/** "Sejak 2018", "lamaran dari 2018, isinya …": a year, unless a part stands before it or what was counted behind. */
function isYearSince(tokens: readonly Token[], at: number): boolean {
  const [before, year, after] = [tokens[at - 1]?.text ?? '', tokens[at]?.text ?? '', tokens[at + 1]]
  if (!/^20(?:1[5-9]|2\d|30)$/.test(year)) return false
  if (since.has(before)) return true
  const hasPart = tokens.slice(Math.max(0, at - reachOfPart), at).some(({ kind }) => kind === 'digits')
  return from.has(before) && !hasPart && (after === undefined || /^[,.;?)\n]$/.test(after.text))
}

/** Rules are numbered within a year; 2000 is rather a count. */
function isRuleNumber(number: string, year: string): boolean {
  return (
    /^\d{1,3}$/.test(number) &&
    /^\d{4}$/.test(year) &&
    Number(year) >= firstYear &&
    Number(year) <= lastYear &&
    year !== '2000'
  )
}
