import { loadModelPrompt } from '../conversation/model/model-prompts.ts'
import { createWordsmith, type Wordsmith } from '../conversation/model/own-words.ts'
import type { Words } from '../knowledge/text/words.ts'
import { createWordingVerifier } from '../knowledge/verify/verify-wording.ts'

export type WordsmithParts = {
  readonly promptsDirectory: string
  readonly languageDirectory: string
  readonly words: Words
}

/**
 * A wordsmith for each prompt that asks a model for a wording: prompts/model/NAME.md.
 * @throws KnowledgeError naming the file of what is not right in the prompt or the word lists.
 */
export function openWordsmiths({
  promptsDirectory,
  languageDirectory,
  words,
}: WordsmithParts): (name: string) => Wordsmith {
  const check = createWordingVerifier(languageDirectory, words)
  return (name) => createWordsmith(loadModelPrompt(promptsDirectory, name, ['language']), check)
}
