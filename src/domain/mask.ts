/** What stands between the digits of a number: phones and address books put dashes and spaces of many kinds there. */
const gap = String.raw`[\p{White_Space}\p{Dash_Punctuation}]?`

const patterns: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
  // NPWP as printed, 99.999.999.9-999.999; the plain 15 or 16 digits fall under the long numbers below.
  [/\b\d{2}\.\d{3}\.\d{3}\.\d\p{Dash_Punctuation}\d{3}\.\d{3}\b/gu, '[npwp]'],
  [new RegExp(String.raw`(?<!\d)(?:\+?62|0)${gap}8\d(?:${gap}\d){7,10}(?!\d)`, 'gu'), '[telepon]'],
  // With dots only where no amount can begin so: 0812.3456.7890.
  [/(?<![\d.,])(?:\+62|0)\.?8\d(?:\.?\d){7,10}(?!\d)/g, '[telepon]'],
  // Fixed lines, area code first: (021) 555-1234. Eleven digits at most, so that no account falls under it.
  [
    new RegExp(String.raw`(?<![\d/])\(?(?:\+62${gap}|0)[2-79]\d{1,2}\)?${gap}\d{3,4}${gap}\d{3,4}(?![\d/])`, 'gu'),
    '[telepon]',
  ],
  // NIK, NPWP, NIB, cards and accounts, in groups or not. Dots do not join: they group the digits of amounts.
  [new RegExp(String.raw`(?<![\d/])\d(?:${gap}\d){12,18}(?![\d/])`, 'gu'), '[nomor]'],
  [/(?<!\d)\d{10,}(?!\d)/g, '[nomor]'],
]

/**
 * The text without personal data: e-mail addresses, phone numbers, NIK, NPWP, card and account numbers. Used before
 * anything a person wrote is kept beyond its turn, in a session or the gap log, and before it goes to a model or a log.
 * Amounts such as Rp1.000.000.000 are kept.
 */
export function maskPersonalData(text: string): string {
  return patterns.reduce((masked, [pattern, name]) => masked.replace(pattern, name), text)
}
