import { z } from 'zod'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'

/** How a reply may sound: casual or formal Indonesian, or English. */
export const voices = ['casual', 'formal', 'en'] as const
export type Voice = (typeof voices)[number]

const words = z.array(z.string().min(1)).min(1)
const inVoices = z.strictObject({ casual: z.string().min(1), formal: z.string().min(1), en: z.string().min(1) })
const wishNames = [
  'write',
  'replies',
  'whom',
  'again',
  'shorter',
  'casual',
  'formal',
  'english',
  'indonesian',
  'fault',
  'cannot',
  'can',
  'add',
] as const
const frameNames = ['hello', 'sorry', 'ours', 'cannot', 'can', 'close'] as const
const schema = z.strictObject({
  frame: z.strictObject(
    Object.fromEntries(frameNames.map((name) => [name, inVoices])) as Record<
      (typeof frameNames)[number],
      typeof inVoices
    >,
  ),
  cases: z
    .array(z.strictObject({ id: z.string(), also: words, ack: inVoices, step: inVoices, offer: inVoices }))
    .min(2),
  wishes: z.strictObject(
    Object.fromEntries(wishNames.map((name) => [name, words])) as Record<(typeof wishNames)[number], typeof words>,
  ),
})

/** Of what replies to customers are made, and how people ask for them. */
export type ReplyBook = z.infer<typeof schema>
export type ReplyCase = ReplyBook['cases'][number]

/**
 * Reads replies.yaml; `directory`: knowledge/practice.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function readReplyBook(directory: string): ReplyBook {
  return readLanguageFile(directory, 'replies.yaml', schema)
}
