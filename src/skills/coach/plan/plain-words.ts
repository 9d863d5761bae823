/** Said in chats, and nothing of what happens: no title has them. */
const chatter =
  /(?<![\p{L}])(?:mulu|melulu|banget|bgt|bngt|doang|nih|sih|dong|donk|deh|tuh|kok|wkwk\p{L}*|anjir|njir|lagi|lg|muluk|aja)(?![\p{L}])/giu

/**
 * Takes out of a text what only stands in chats, and writes short forms out; a text without any stays as it is. `slang`: the
 * standard form of what people type.
 */
export function createPlainWords(slang: ReadonlyMap<string, string>): (text: string) => string {
  return (text) => {
    const bare = text
      .replace(chatter, ' ')
      // What is not meant is no part of what goes wrong.
      .replace(/,?\s*(?<!\p{L})(?:bukan|bkn)\s[^,.;]*/giu, ' ')
    const long = bare.replace(/\p{L}+/gu, (word) => shortForm(slang, word))
    return long === text
      ? text
      : long
          .replace(/\s+/g, ' ')
          .replace(/\s+,/g, ',')
          .replace(/[\s,]+$/u, '')
          .trim()
  }
}

/** Only what has no vowels between its letters is short: "tdk", "krn"; other words are somebody's own. */
function shortForm(slang: ReadonlyMap<string, string>, word: string): string {
  return /^[^aiueo]{2,4}$/iu.test(word) && word !== word.toUpperCase() ? (slang.get(word.toLowerCase()) ?? word) : word
}
