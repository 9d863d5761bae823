/**
 * Keeps what takes long to work out from the same files, from one start to the next. What is made must be plain data (Maps,
 * Sets and typed arrays count) and depend on nothing else than what the implementation tells apart by content.
 */
export interface Prepared {
  /** What was kept under a name of lower-case letters and `-`, or else what `make` gives, kept for the next start. */
  of<Value>(name: string, make: () => Value): Value
}

/** Works everything out anew. */
export const nothingPrepared: Prepared = { of: (_, make) => make() }
