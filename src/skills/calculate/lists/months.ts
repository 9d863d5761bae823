const monthsPerYear = 12
const numbers = new Map(
  ['id-ID', 'en-GB'].flatMap((locale) =>
    Array.from({ length: monthsPerYear }, (_, month): [string, number] => [
      new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
        .format(new Date(Date.UTC(2027, month, 1)))
        .toLowerCase(),
      month + 1,
    ]),
  ),
)

/** 1 for January, in both languages; undefined where a word is no month. */
export function monthOf(word: string): number | undefined {
  return numbers.get(word)
}
