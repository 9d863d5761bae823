/** A reply's pointer to what carries it: a rule and its article, or another source. */
export type Citation = {
  /** The entry of the knowledge base that was used. */
  readonly entryId: string
  /** Short name of the rule or title of the source, e.g. `PP 28/2025`. */
  readonly source: string
  /** As short as it can be told from others: `PP 28/2025`, or who published it. */
  readonly short: string
  /** The article as the entry gives it, e.g. `Pasal 188 ayat (2)`. */
  readonly article?: string
  readonly link?: string
}

/** One statement of an answer with the citations behind it. */
export type Evidence = {
  readonly statement: string
  readonly citations: readonly Citation[]
}
