import { z } from 'zod'
import { languages } from '../../domain/language.ts'
import { forms, recipients, stanceIds, voices } from '../../knowledge/replies/reply-book.ts'

const words = z.array(z.string())

/** A text as it was asked for so far. It is composed anew from this each time it is shown. */
export const draftSchema = z.object({
  /** What was told of the case, oldest first, without personal data. */
  told: words,
  /** The situation that they tell. Left out: none that is known. */
  situation: z.string().optional(),
  /** What it is to do: refuse, announce, thank. Left out: as the situation has it. */
  stance: z.enum(stanceIds).optional(),
  to: z.enum(recipients),
  form: z.enum(forms).optional(),
  voice: z.enum(voices),
  /** As they are addressed. */
  person: z.enum(['unknown', 'woman', 'man']),
  name: z.string().optional(),
  /** Whose fault it is said to be; left out: as the situation has it. */
  fault: z.enum(['ours', 'none']).optional(),
  isShort: z.boolean(),
  /** Without a sentence on how it feels. */
  isPlain: z.boolean(),
  hidesAmount: z.boolean(),
  /** At most so many sentences, and so many words. */
  sentences: z.int().optional(),
  words: z.int().optional(),
  cannot: words,
  can: words,
  facts: words,
  /** What is not to be said. */
  left: words,
  /** A reply of their own that is made better, and the language it is in. */
  own: z.object({ text: z.string(), language: z.enum(languages) }).optional(),
  /** More like talk than a casual text is already. */
  isRelaxed: z.boolean().default(false),
  /** The only choices there are, as they named them: "refund atau ganti warna". */
  options: z.string().optional(),
  /** The draft itself, or what to say where they insist. */
  shown: z.enum(['draft', 'insist']),
  /** The entry whose statements are passed on. */
  topic: z.string().optional(),
})
export type Draft = z.infer<typeof draftSchema>

export const emptyDraft: Draft = {
  told: [],
  to: 'customer',
  voice: 'casual',
  person: 'unknown',
  isShort: false,
  isPlain: false,
  isRelaxed: false,
  hidesAmount: false,
  cannot: [],
  can: [],
  facts: [],
  left: [],
  shown: 'draft',
}
