import { z } from 'zod'
import type { Language } from '../domain/language.ts'

export const referralSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, 'must be lower case, words joined by "-"'),
  refer_to: z.strictObject({ id: z.string().min(1), en: z.string().min(1) }).nullish(),
  questions: z.array(z.string().min(1)).min(5, 'needs at least 5 ways of asking'),
})

/** Something that people ask Prima though it is not hers to answer, and who can help. */
export type Referral = {
  readonly id: string
  /** Undefined where nobody in particular helps. */
  readonly referTo?: Readonly<Record<Language, string>>
  readonly questions: readonly string[]
}

export function toReferral(raw: z.infer<typeof referralSchema>): Referral {
  return { id: raw.id, questions: raw.questions, ...(raw.refer_to ? { referTo: raw.refer_to } : {}) }
}
