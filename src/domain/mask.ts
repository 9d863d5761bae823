const patterns: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
  // NPWP as printed, 99.999.999.9-999.999; the plain 15 or 16 digits fall under the long numbers below.
  [/\b\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}\b/g, '[npwp]'],
  [/(?<!\d)(?:\+?62|0)[ -]?8\d(?:[ -]?\d){7,10}(?!\d)/g, '[telepon]'],
  // NIK, NPWP, NIB, cards and accounts, in groups or not. Dots do not join: they group the digits of amounts.
  [/(?<![\d/])\d(?:[ -]?\d){12,18}(?![\d/])/g, '[nomor]'],
  [/(?<!\d)\d{10,}(?!\d)/g, '[nomor]'],
]

/**
 * The text without personal data: e-mail addresses, phone numbers, NIK, NPWP, card and account numbers. Used before
 * anything a person wrote goes to a model, a log or the gap log. Amounts such as Rp1.000.000.000 are kept.
 */
export function maskPersonalData(text: string): string {
  return patterns.reduce((masked, [pattern, name]) => masked.replace(pattern, name), text)
}
