/** Of what a figure with its n behind it is a percentage, and no count: "CSAT 68, n=204". */
const shares = /(?<!\p{L})(?:csat|kepuasan|satisfaction|fcr)(?!\p{L})/iu
const withN = /(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)(?=\s*[,;(]?\s*n\s*[=:]?\s*\d{1,6}(?![\d%]))/giu
const most = 100

/** Marks a figure that stands before its number of answers as the percentage that it is; "68 dari 204" is a count and stays. */
export function withShareOfN(text: string): string {
  if (!shares.test(text)) return text
  return text.replace(withN, (figure) => (Number(figure.replace(',', '.')) <= most ? `${figure}%` : figure))
}
