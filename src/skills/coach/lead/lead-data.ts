import { z } from 'zod'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'
import { countWords } from '../../../programme/checks/check-vision.ts'

const words = z.array(z.string().min(1))
const both = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })

const challengesSchema = z.strictObject({
  places: z.record(z.string().min(1), words.min(1)),
  challenges: z.array(z.strictObject({ id: z.string(), where: z.string(), text: both })).min(20),
})

const talkSchema = z.strictObject({
  id: z.string(),
  also: words,
  open: both,
  ask: both,
  target: both,
  offer: both,
  not: both,
})
export type Talk = z.infer<typeof talkSchema>

/** A vision has so many words, with one in the place of whom it serves (facts CSE-104). */
const [fewest, most] = [8, 25]
const draft = both.refine(
  (texts) =>
    Object.values(texts).every(
      (text) => countWords(text) >= fewest && countWords(text) <= most && text.includes('{customers}'),
    ),
  `a vision has ${fewest} to ${most} words and says {customers}`,
)
/** For who wants it shorter still. */
const mostOfShort = 8
const short = both.refine(
  (texts) => Object.values(texts).every((text) => countWords(text) <= mostOfShort && text.includes('{customers}')),
  `a short vision has at most ${mostOfShort} words and says {customers}`,
)
const visionSchema = z.strictObject({
  business: z.string(),
  /** Words that mean this one, where the kinds of business have none of their own for it; whom they serve. */
  also: z.array(z.string()).default([]),
  customers: both.optional(),
  short,
  drafts: z.array(draft).min(2),
  promise: both,
})

export type LeadData = {
  readonly places: Readonly<Record<string, readonly string[]>>
  readonly challenges: readonly { readonly id: string; readonly where: string; readonly text: z.infer<typeof both> }[]
  readonly talks: readonly Talk[]
  readonly visions: readonly z.infer<typeof visionSchema>[]
}

/** What the coach has ready for leads. `directory`: knowledge/programme. @throws KnowledgeError where it is not right. */
export function readLeadData(directory: string): LeadData {
  return {
    ...readLanguageFile(directory, 'challenges.yaml', challengesSchema),
    talks: readLanguageFile(directory, 'talks.yaml', z.array(talkSchema).min(1)),
    visions: readLanguageFile(directory, 'visions.yaml', z.array(visionSchema).min(1)),
  }
}
