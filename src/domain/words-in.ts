/** The words of a text as it stands, in lower case: runs of letters and digits. */
export function wordsIn(text: string): readonly string[] {
  const lower = text.toLowerCase()
  // Most texts have no other letters, and these are found several times as fast.
  return (isAscii.test(lower) ? lower.match(/[a-z0-9]+/g) : lower.match(/[\p{Letter}\p{Number}]+/gu)) ?? []
}

const isAscii = /^[\n\r\t -~]*$/
