import { z } from 'zod'
import { readLanguageFile } from '../text/read-language-file.ts'

const phrases = z.array(z.coerce.string())
const byName = z.record(z.string(), phrases)
const byNumber = z.record(z.string(), phrases)

/** What a claim says of its subject: a duty, a ban, … */
export const dutyKinds = ['forbidden', 'exempt', 'required', 'allowed', 'able'] as const
export type DutyKind = (typeof dutyKinds)[number]

const claimWordsSchema = z.strictObject({
  duties: z.strictObject({ forbidden: phrases, exempt: phrases, required: phrases, allowed: phrases, able: phrases }),
  'formal-duties': phrases,
  negations: phrases,
  'moves-on': phrases,
  quantifiers: z.strictObject({ all: phrases, notAll: phrases, some: phrases, only: phrases }),
  conditions: phrases,
  bounds: z.strictObject({ upper: phrases, lower: phrases }),
  units: byName,
  magnitudes: byNumber,
  numbers: byNumber,
  months: z.array(phrases).length(12),
  contrasts: z.array(phrases),
  capitals: phrases,
  leaning: phrases,
  verdicts: phrases,
})

/** The words by which claims are told apart, as knowledge/language/claims.yaml lists them. */
export type ClaimWords = z.infer<typeof claimWordsSchema>

/** @throws KnowledgeError naming file and line of what is not right. */
export function loadClaimWords(languageDirectory: string): ClaimWords {
  return readLanguageFile(languageDirectory, 'claims.yaml', claimWordsSchema)
}
