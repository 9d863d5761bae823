import type { Token } from './vocabulary.ts'

export function numberAt(tokens: readonly Token[], at: number): number | undefined {
  const text = tokens[at]?.text
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined
}

export function yearAt(tokens: readonly Token[], at: number): number | undefined {
  const text = tokens[at]?.text
  return text !== undefined && /^(?:19|20|21)\d\d$/.test(text) ? Number(text) : undefined
}

export function shortYear(text: string | undefined): number | undefined {
  if (text === undefined || !/^(?:\d{2}|\d{4})$/.test(text)) return undefined
  return text.length === 2 ? 2000 + Number(text) : Number(text)
}

const romans = new Map([
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
])

export function partNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  return /^[1-4]$/.test(text) ? Number(text) : romans.get(text)
}

export function ordinalAt(tokens: readonly Token[], at: number): number {
  return /^(?:st|nd|rd|th)$/.test(tokens[at]?.text ?? '') ? 1 : 0
}

export function isSign(text: string | undefined): boolean {
  return text !== undefined && /^[/.-]$/.test(text)
}

export function isTight(tokens: readonly Token[], at: number, length: number): boolean {
  return tokens.slice(at, at + length - 1).every((token, i) => token.end === tokens[at + i + 1]?.start)
}
