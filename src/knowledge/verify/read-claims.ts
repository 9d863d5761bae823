import type { Words } from '../text/words.ts'
import type { ClaimWords } from './claim-words.ts'
import { createDateReader } from './read-dates.ts'
import { createFigureReader, type Figure } from './read-figures.ts'
import { createReferenceReader } from './read-references.ts'

/** What can be held against another text to the letter. */
export type Claims = {
  readonly references: ReadonlySet<string>
  readonly dates: ReadonlySet<string>
  readonly figures: readonly Figure[]
}

export type ClaimReader = {
  measure(text: string): Claims
  /** The text without references and dates, so that their numbers are not read as figures. */
  plainOf(text: string): string
}

/** Reads the rules, dates and figures that a text names. */
export function createClaimReader(claims: ClaimWords, legalKinds: Words['legalKinds']): ClaimReader {
  const readReferences = createReferenceReader(legalKinds)
  const readDates = createDateReader(claims)
  const readFigures = createFigureReader(claims)
  return {
    measure(text) {
      const { references, rest } = readReferences(text)
      const { dates, rest: plain } = readDates(rest)
      return { references, dates, figures: readFigures(plain) }
    },
    plainOf: (text) => readDates(readReferences(text).rest).rest,
  }
}
