/** Phrases as one alternative of a regular expression, the longest first; what is a sign to it stands for itself. */
export function alternatives(phrases: readonly string[]): string {
  return phrases
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.split(/\s+/).map(RegExp.escape).join(String.raw`\s+`))
    .join('|')
}
