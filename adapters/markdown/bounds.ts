/** No reply of ours is near it; what is longer is no answer to anybody. */
const longest = 20_000
const mostLines = 600
/** Quotes in quotes, lists in lists. */
const deepest = 10
/** Spaces before a line. */
const widestIndent = 40
/** Signs that may open or close emphasis, links and code, in one run of text: what `marked` pairs in square time. */
const mostSigns = 500

const signs = /[*_~`[\]<!\\]/g
const prefix = /^[ \t>*+\-\d.)]*/
/** Where a run ends for sure; a number other than 1 begins an item only where a list has begun. */
const ownRun = /^(?: {0,3}(?:[-*+]|1[.)]) +\S| {0,3}#{1,6} +\S|[ \t]*$)/
const item = /^ {0,3}(?:[-*+]|\d{1,9}[.)]) +\S/

/**
 * Whether the library reads this Markdown in time and without running out of stack. It recurses for each quote or list
 * inside another, and takes square time for the lines of a quote and the signs of a paragraph; texts of a model or of a company may hold anything.
 */
export function isWithinBounds(markdown: string): boolean {
  if (markdown.length > longest) return false
  const lines = markdown.split('\n')
  if (lines.length > mostLines) return false
  let signsOfRun = 0
  let mayGoOn = true
  for (const line of lines) {
    const [before = ''] = prefix.exec(line) ?? []
    if ((before.match(/>|[*+-](?=[ \t])|\d[.)](?=[ \t])/g)?.length ?? 0) > deepest) return false
    if ((/^[ \t]*/.exec(line)?.[0].length ?? 0) > widestIndent) return false
    const isItem = item.test(line)
    if (ownRun.test(line) || (isItem && mayGoOn)) signsOfRun = 0
    mayGoOn = isItem || line.trim() === '' || (mayGoOn && line.startsWith('  '))
    signsOfRun += line.match(signs)?.length ?? 0
    if (signsOfRun > mostSigns) return false
  }
  return true
}
