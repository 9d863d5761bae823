import { z } from 'zod'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'

const words = z.array(z.string().min(1)).min(1)
const schema = z.strictObject({
  action: words,
  remove: words,
  removed: words,
  replace: words,
  by: words,
  add: words,
  around: words,
  owner: words,
  owns: words,
  to: words,
  not: words,
  nagging: words,
  draft: words,
})
export type EditWords = z.infer<typeof schema>

/** Reads knowledge/programme/edit-words.yaml. @throws KnowledgeError naming what is not right in it. */
export function readEditWords(directory: string): EditWords {
  return readLanguageFile(directory, 'edit-words.yaml', schema)
}
