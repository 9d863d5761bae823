import { z } from 'zod'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'

const words = z.array(z.string().min(1)).min(1)
const schema = z.strictObject({
  remove: words,
  measured: words,
  done: words,
  mark: words,
  move: words,
  earlier: words,
  'too-long': words,
  give: words,
  keep: words,
  later: words,
  action: words,
  number: words,
  that: words,
  fillers: words,
  joints: words,
  assign: words,
  add: words,
  has: words,
  all: words,
})
export type ChangeWords = z.infer<typeof schema>

/** `directory`: knowledge/programme. */
export function readChangeWords(directory: string): ChangeWords {
  return readLanguageFile(directory, 'change-words.yaml', schema)
}
