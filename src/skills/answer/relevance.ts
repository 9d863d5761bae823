import type { Entry } from '../../knowledge/entry.ts'
import type { Relevance } from './choose-parts.ts'
import type { Asked, StatementFinder } from './follow-up/find-statements.ts'

/** So many characters tell a statement from the others of its section: lines that it goes on in are joined differently. */
const tellingLength = 40
/** What the best statement of a section counts, the second, and the third. */
const shares = [1, 0.5, 0.25]
/** What is left of that for warnings and for what changed, where nobody asked for these. 0 to 1. */
const shareOfAside = 0.7

/** How much the sections of an entry, and pieces of them, say on a question. */
export function relevanceOf(asked: Asked, entry: Entry, findStatements: StatementFinder): Relevance {
  // Best first, so that the first that stands in a piece is its best.
  const found = findStatements(asked, entry).map(({ statement: { heading, markdown }, score }) => ({
    heading,
    beginning: markdown.slice(0, tellingLength),
    score: Math.max(0, score),
  }))
  const asides = new Set(
    entry.sections
      .filter(({ kind }) => (kind === 'caution' || kind === 'changes') && !asked.aspects.includes(kind))
      .map(({ heading }) => heading),
  )
  return {
    ofPiece: (heading, piece) =>
      found.find((one) => one.heading === heading && piece.includes(one.beginning))?.score ?? 0,
    ofSection: (heading) =>
      (asides.has(heading) ? shareOfAside : 1) *
      found
        .filter((one) => one.heading === heading)
        .reduce((sum, { score }, place) => sum + (shares[place] ?? 0) * score, 0),
  }
}
