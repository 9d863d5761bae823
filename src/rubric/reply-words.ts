/** Letters by which two words count as one: "kabari", "kabarin". */
const stem = 6
/** A word of the customer's that says something is theirs, whatever it is. */
const ownWord = 4
/** Stands for each word that the customer used, too: what a matter is called says nothing of how well it is answered. */
export const theirs = '='
/** Stands for each figure, amount, date and time. */
const figure = '0'

/** The words of a reply by which it is weighed, each once: small, by their beginning, without the matter's own. */
export function replyWords(reply: string, customer: string): ReadonlySet<string> {
  const own = new Set(
    wordsOf(customer)
      .filter((word) => word.length >= ownWord)
      .map(begin),
  )
  return new Set(
    wordsOf(reply).map((word) => {
      const start = begin(word)
      return own.has(start) ? theirs : start
    }),
  )
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/\d[\d.,:]*/g, figure)
      .match(/[\p{L}']+|0|[?!]|\p{Extended_Pictographic}/gu) ?? []
  )
}

function begin(word: string): string {
  return word.slice(0, stem)
}
