import { type PackedTerms, packTerms } from '../text/packed-strings.ts'

/** Which part of a passage a unit of text is. */
export const fields = ['text', 'title', 'question', 'case', 'situation'] as const
export type Field = (typeof fields)[number]

/** Postings count occurrences in eighths, so that a place in the text can weigh more than another and a byte still holds it. */
export const occurrence = 8

/**
 * Which terms stand where. The unit is one text that is matched on its own: a passage's text, its title, one of its
 * questions, cases or situations. Units of one passage follow each other.
 */
export type InvertedIndex = {
  readonly passageCount: number
  readonly unitCount: number
  readonly passageOfUnit: Int32Array
  /** Index into `fields`. */
  readonly fieldOfUnit: Uint8Array
  /** Words in the unit, function words not counted. */
  readonly lengthOfUnit: Uint16Array
  readonly terms: PackedTerms
  /** Term t's postings are at `postingStart[t]` up to, not including, `postingStart[t + 1]`. */
  readonly postingStart: Uint32Array
  readonly unitOfPosting: Int32Array
  /** In eighths of an occurrence, at most 255. */
  readonly occurrencesOfPosting: Uint8Array
}

export type IndexBuilder = {
  /** The number under which a term is indexed, new if need be. */
  termId(term: string): number
  /** The term with a number that `termId` gave. */
  term(termId: number): string
  has(term: string): boolean
  /** Begins the next unit; the units of a passage follow each other. */
  beginUnit(passage: number, field: Field, length: number): void
  /** Adds a term to the unit begun last, so many eighths of an occurrence. */
  addTerm(termId: number, eighths: number): void
  build(passageCount: number): InvertedIndex
}

export function createIndexBuilder(): IndexBuilder {
  const termIds = new Map<string, number>()
  const terms: string[] = []
  const passageOfUnit: number[] = []
  const fieldOfUnit: number[] = []
  const lengthOfUnit: number[] = []
  // Postings in order of arrival, and each term's latest, which a repetition within the unit adds to.
  const termOfPosting: number[] = []
  const unitOfPosting: number[] = []
  const occurrencesOfPosting: number[] = []
  const latestPosting: number[] = []

  return {
    termId(term) {
      const known = termIds.get(term)
      if (known !== undefined) return known
      const id = termIds.size
      termIds.set(term, id)
      terms.push(term)
      latestPosting.push(-1)
      return id
    },

    term: (termId) => terms[termId] ?? '',

    has: (term) => termIds.has(term),

    beginUnit(passage, field, length) {
      passageOfUnit.push(passage)
      fieldOfUnit.push(fields.indexOf(field))
      lengthOfUnit.push(Math.min(65_535, length))
    },

    addTerm(termId, eighths) {
      const unit = passageOfUnit.length - 1
      const latest = latestPosting[termId] ?? -1
      if (latest >= 0 && unitOfPosting[latest] === unit) {
        occurrencesOfPosting[latest] = Math.min(255, (occurrencesOfPosting[latest] ?? 0) + eighths)
        return
      }
      latestPosting[termId] = termOfPosting.length
      termOfPosting.push(termId)
      unitOfPosting.push(unit)
      occurrencesOfPosting.push(Math.min(255, eighths))
    },

    build(passageCount) {
      const { start, order } = groupByTerm(termOfPosting, termIds.size)
      return {
        passageCount,
        unitCount: passageOfUnit.length,
        passageOfUnit: Int32Array.from(passageOfUnit),
        fieldOfUnit: Uint8Array.from(fieldOfUnit),
        lengthOfUnit: Uint16Array.from(lengthOfUnit),
        terms: packTerms(terms),
        postingStart: start,
        unitOfPosting: Int32Array.from(order, (posting) => unitOfPosting[posting] ?? 0),
        occurrencesOfPosting: Uint8Array.from(order, (posting) => occurrencesOfPosting[posting] ?? 0),
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
