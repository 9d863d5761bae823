/**
 * What is left of a text when a phrase is taken out wherever it stands. Both have their words between single spaces, and a
 * space at either end.
 */
export function withoutPhrase(text: string, phrase: string): string {
  let rest = text
  // Two in a row share a space, so that one pass takes only the first: "halo halo".
  while (rest.includes(phrase)) rest = rest.replaceAll(phrase, ' ')
  return rest
}
