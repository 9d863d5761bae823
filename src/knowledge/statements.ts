/** A stretch of text up to and including its footnote marks. */
const markedStretch = /[^[]*(?:\[(?!\^)[^[]*)*((?:\[\^[\w-]+\])+)/g

/** The stretches of an entry's Markdown that end in footnote marks, with these marks, in reading order. */
export function markedStretchesOf(markdown: string): string[] {
  return markdown.split('\n').flatMap((line) => [...line.matchAll(markedStretch)].map(([stretch]) => stretch))
}
