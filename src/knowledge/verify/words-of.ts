/** Words, numbers with their signs, and `%`. */
const token = /\p{N}+(?:[.,]\p{N}+)*|%|\p{L}[\p{L}\p{M}]*(?:[-'][\p{L}]+)*/gu

/** The words of a text in the order of reading, in lower case; numbers and `%` are words of their own. */
export function wordsOf(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc`]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\bcan't\b|\bcannot\b/g, 'can not')
    .replace(/\bwon't\b/g, 'will not')
    .replace(/n't\b/g, ' not')
    .replace(/m²/g, 'm2')
  return plain.match(token) ?? []
}
