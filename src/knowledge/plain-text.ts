/** Markdown of an entry as plain text: no footnote marks, no emphasis, links by their text. Lines are kept. */
export function plainText(markdown: string): string {
  return withoutMarks(markdown)
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^[ \t]*(?:[-*>]|\d+\.)[ \t]+/gm, '')
    .replace(/^\|?[\s:|-]+\|[\s:|-]*$/gm, '')
    .replace(/[*_`|]/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
}

/** Markdown without its footnote marks. */
export function withoutMarks(markdown: string): string {
  return markdown.replace(/[ \t]*\[\^[\w-]+\]/g, '')
}
