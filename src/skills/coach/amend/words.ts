import { z } from 'zod'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'

const words = z.array(z.string().min(1)).min(1)
const schema = z.strictObject({
  slips: words,
  asks: words,
  ends: words,
  should: words,
  wrong: words,
  not: words,
  but: words,
  count: words,
  numbers: words,
  joints: words,
  changes: words,
  due: words,
  owner: words,
  owns: words,
  target: words,
  baseline: words,
  reason: words,
  proof: words,
  add: words,
  remove: words,
  places: z.record(z.string().min(1), z.int()),
  adapt: words,
  shorter: words,
  keep: words,
  skip: words,
  will: words,
})
export type AmendWords = z.infer<typeof schema>

/** `directory`: knowledge/programme. */
export function readAmendWords(directory: string): AmendWords {
  return readLanguageFile(directory, 'amend-words.yaml', schema)
}
