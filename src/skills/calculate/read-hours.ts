/** "between 9 and 10 am", "jam 9-10 pagi", "pukul 09.00 sampai 10.00": what is counted in it is counted in so many hours. */
const spans =
  /(?<![\p{L}\d])(?:(?:between|from|antara(?:\s+jam|\s+pukul)?|jam|pukul|per\s+jam)\s+)(\d{1,2})(?:[.:]00)?\s*(?:am|pm)?\s*(?:and|to|dan|sampai|sampe|hingga|s\/d|-|–)\s*(\d{1,2})(?:[.:]00)?\s*(am|pm|a\.m\.|p\.m\.|pagi|siang|sore|malam)?(?![\p{L}\d:.]\d)/giu
const bareSpans =
  /(?<![\p{L}\d.,])(\d{1,2})(?:[.:]00)?\s*[-–]\s*(\d{1,2})(?:[.:]00)?\s*(am|pm|pagi|siang|sore|malam)(?![\p{L}\d])/giu
/** "64 telepon per jam": what is counted has its own period. */
const ownRate = /\d\s*(?:\p{L}+\s+){0,2}(?:per\s+jam|\/\s*jam|sejam|per\s+hour|an\s+hour|\/\s*hour)(?!\p{L})/iu
const longestSpan = 12

/** A text with stretches of the day said as a period: "240 calls between 9 and 10 am" is 240 calls per hour. */
export function withHours(text: string): string {
  // "Jam 9-11 masuk 64 telepon per jam": the stretch only says when.
  const replacement = ownRate.test(text) ? () => ' ' : toPeriod
  return text.replace(spans, replacement).replace(bareSpans, replacement)
}

function toPeriod(said: string, from: string, to: string): string {
  const hours = Number(to) - Number(from)
  const length = hours > 0 ? hours : hours + longestSpan
  if (!(length > 0 && length <= longestSpan) || Number(from) > 24 || Number(to) > 24) return said
  return length === 1 ? ' per jam ' : ` per ${length} jam `
}
