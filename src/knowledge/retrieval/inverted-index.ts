/** Which part of a passage a unit of text is. */
export const fields = ['text', 'title', 'question'] as const
export type Field = (typeof fields)[number]

/**
 * Which terms stand where. The unit is one text that is matched on its own: a passage's text, its title, or one of its
 * questions. Units of one passage follow each other.
 */
export type InvertedIndex = {
  readonly passageCount: number
  readonly unitCount: number
  readonly passageOfUnit: Int32Array
  /** Index into `fields`. */
  readonly fieldOfUnit: Uint8Array
  /** Words in the unit, function words not counted. */
  readonly lengthOfUnit: Uint16Array
  readonly termIds: ReadonlyMap<string, number>
  /** Term t's postings are at `postingStart[t]` up to, not including, `postingStart[t + 1]`. */
  readonly postingStart: Uint32Array
  readonly unitOfPosting: Int32Array
  /** Occurrences, at most 255. */
  readonly countOfPosting: Uint8Array
  /** In how many passages the term stands, whichever the field. */
  readonly passagesWithTerm: Uint32Array
}

export type IndexBuilder = {
  /** The number under which a term is indexed, new if need be. */
  termId(term: string): number
  /** Adds the next unit of a passage; passages come in order. */
  addUnit(passage: number, field: Field, termIds: readonly number[], length: number): void
  build(passageCount: number): InvertedIndex
}

export function createIndexBuilder(): IndexBuilder {
  const termIds = new Map<string, number>()
  const passageOfUnit: number[] = []
  const fieldOfUnit: number[] = []
  const lengthOfUnit: number[] = []
  // Postings in order of arrival, and for each term its latest, to count a repeated term and a passage only once.
  const termOfPosting: number[] = []
  const unitOfPosting: number[] = []
  const countOfPosting: number[] = []
  const latestPosting: number[] = []
  const passagesWithTerm: number[] = []

  const addPosting = (term: number, unit: number, passage: number) => {
    const latest = latestPosting[term] ?? -1
    const latestUnit = latest < 0 ? -1 : (unitOfPosting[latest] ?? -1)
    if (latestUnit === unit) {
      countOfPosting[latest] = Math.min(255, (countOfPosting[latest] ?? 0) + 1)
      return
    }
    if (latestUnit < 0 || passageOfUnit[latestUnit] !== passage)
      passagesWithTerm[term] = (passagesWithTerm[term] ?? 0) + 1
    latestPosting[term] = termOfPosting.length
    termOfPosting.push(term)
    unitOfPosting.push(unit)
    countOfPosting.push(1)
  }

  return {
    termId(term) {
      const known = termIds.get(term)
      if (known !== undefined) return known
      const id = termIds.size
      termIds.set(term, id)
      latestPosting.push(-1)
      passagesWithTerm.push(0)
      return id
    },

    addUnit(passage, field, terms, length) {
      const unit = passageOfUnit.length
      passageOfUnit.push(passage)
      fieldOfUnit.push(fields.indexOf(field))
      lengthOfUnit.push(Math.min(65_535, length))
      for (const term of terms) addPosting(term, unit, passage)
    },

    build(passageCount) {
      const { start, order } = groupByTerm(termOfPosting, termIds.size)
      return {
        passageCount,
        unitCount: passageOfUnit.length,
        passageOfUnit: Int32Array.from(passageOfUnit),
        fieldOfUnit: Uint8Array.from(fieldOfUnit),
        lengthOfUnit: Uint16Array.from(lengthOfUnit),
        termIds,
        postingStart: start,
        unitOfPosting: Int32Array.from(order, (posting) => unitOfPosting[posting] ?? 0),
        countOfPosting: Uint8Array.from(order, (posting) => countOfPosting[posting] ?? 0),
        passagesWithTerm: Uint32Array.from(passagesWithTerm),
      }
    },
  }
}

/** Counting sort: where each term's postings start, and which posting stands at each place. */
function groupByTerm(termOfPosting: readonly number[], termCount: number): { start: Uint32Array; order: Uint32Array } {
  const start = new Uint32Array(termCount + 1)
  for (const term of termOfPosting) start[term + 1] = (start[term + 1] ?? 0) + 1
  for (let term = 0; term < termCount; term++) start[term + 1] = (start[term + 1] ?? 0) + (start[term] ?? 0)
  const next = start.slice()
  const order = new Uint32Array(termOfPosting.length)
  for (const [posting, term] of termOfPosting.entries()) {
    const place = next[term] ?? 0
    next[term] = place + 1
    order[place] = posting
  }
  return { start, order }
}
