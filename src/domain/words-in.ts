/** The words of a text as it stands, in lower case: runs of letters and digits. */
export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? []
}
