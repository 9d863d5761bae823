import type { Language } from '../../domain/language.ts'

/**
 * What digits with points and commas may mean, likeliest first; empty where they are no number. In Indonesian "1.250" is
 * 1250 and "1,25" is 1.25, in English the other way round; people mix them, so the other reading follows where the text
 * allows it: "1.250" is [1250, 1.25] in Indonesian. "3.32,3.22" is no number but a list.
 */
export function readLiteral(text: string, language: Language): readonly number[] {
  const separators = [...text.matchAll(/[.,]/g)].map(([sign]) => sign)
  const first = separators[0]
  if (first === undefined) return [Number(text)]
  const last = separators.at(-1) ?? first
  if (separators.length === 1) return readOne(text, first, language)
  if (separators.every((sign) => sign === first)) return isGrouped(text, first) ? [toNumber(text, first)] : []
  const decimals = separators.filter((sign) => sign === last).length
  const [whole = '', fraction = ''] = text.split(last)
  return decimals === 1 && isGrouped(whole, first) ? [Number(`${toNumber(whole, first)}.${fraction}`)] : []
}

function readOne(text: string, sign: string, language: Language): readonly number[] {
  const decimal = Number(text.replace(',', '.'))
  if (!isGrouped(text, sign) || text.startsWith('0')) return [decimal]
  const whole = toNumber(text, sign)
  const groups = language === 'id' ? '.' : ','
  return sign === groups ? [whole, decimal] : [decimal, whole]
}

function isGrouped(text: string, sign: string): boolean {
  const [head = '', ...groups] = text.split(sign)
  return /^\d{1,3}$/.test(head) && groups.every((group) => /^\d{3}$/.test(group))
}

function toNumber(text: string, sign: string): number {
  return Number(text.replaceAll(sign, ''))
}
