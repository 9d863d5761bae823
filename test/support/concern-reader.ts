import { resolve } from 'node:path'
import { loadConcerns, loadIntents } from '../../src/knowledge/intents/load-intents.ts'
import { createNameReader } from '../../src/knowledge/read-names.ts'
import { readLanguageFile } from '../../src/knowledge/text/read-language-file.ts'
import { loadWords } from '../../src/knowledge/text/words.ts'
import { createConcernReader } from '../../src/skills/care/read-concern.ts'
import { careSchema } from '../../src/skills/care/vocabulary.ts'

const directory = resolve(import.meta.dirname, '../../knowledge/language')
const words = loadWords(directory)

/** What concerns somebody, read as Prima ships it. */
export const readConcernAsShipped = createConcernReader({
  vocabulary: readLanguageFile(directory, 'care.yaml', careSchema),
  intents: loadIntents(directory),
  concerns: loadConcerns(directory, words),
  readNames: createNameReader(directory),
  words,
})
