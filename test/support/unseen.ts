/**
 * The words of a text that a person must see, wherever they stand, and that are not in what is shown. Not those beside the
 * opening of a code fence: they say which language the code is in, and no platform shows them.
 */
export function unseen(markdown: string, shown: string): readonly string[] {
  const toSee = markdown.replace(/^[^\p{L}]*(?:~~~|```).*$/gmu, '')
  return (toSee.match(/[a-z]{4,}/g) ?? []).filter((word) => !shown.includes(word))
}
