/** What a phone shows beside the rest of the reply. */
const mostLines = 20
const mostCharacters = 900

export type Excerpt = { readonly text: string; readonly isWhole: boolean }

/**
 * The first sheets of a kit in Markdown, as many as fit on a phone, with titles instead of headings. Undefined: not even
 * the first fits.
 */
export function excerptOf(markdown: string): Excerpt | undefined {
  const sheets = markdown
    .split(/^(?=## )/m)
    .slice(1)
    .map((sheet) =>
      withoutFootnote(sheet)
        .replace(/^## (.+)$/m, '**$1**')
        .trim(),
    )
  const fitting = sheets.filter((_, index) => fits(sheets.slice(0, index + 1).join('\n\n')))
  if (fitting.length === 0) return undefined
  return { text: fitting.join('\n\n'), isWhole: fitting.length === sheets.length }
}

function fits(text: string): boolean {
  return text.split('\n').length <= mostLines && text.length <= mostCharacters
}

/** The reply says itself whose format it is. */
function withoutFootnote(sheet: string): string {
  return sheet.replace(/^_.+_\s*$/m, '')
}
