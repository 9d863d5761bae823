import { type Adviser, createAdviser } from '../conversation/model/advice.ts'
import { loadModelPrompt } from '../conversation/model/model-prompts.ts'
import { createWordsmith, type Wordsmith } from '../conversation/model/own-words.ts'
import { createRemarker, type Remarker } from '../conversation/model/remarks.ts'
import type { Words } from '../knowledge/text/words.ts'
import { createWordingVerifier, createWordShare } from '../knowledge/verify/verify-wording.ts'

export type WordsmithParts = {
  readonly promptsDirectory: string
  readonly languageDirectory: string
  readonly words: Words
}

/** What a model may word of what people wrote, each as a prompt of its own asks for it: prompts/model/NAME.md. */
export type Wordsmiths = {
  /** One wording in the place of ours. */
  readonly wording: (name: string) => Wordsmith
  /** A rewrite of what somebody wrote, and a remark on it. */
  readonly advice: (name: string) => Adviser
  /** A remark on each of several lines. */
  readonly remarks: (name: string) => Remarker
}

/** @throws KnowledgeError naming the file of what is not right in the word lists, and later in a prompt. */
export function openWordsmiths({ promptsDirectory, languageDirectory, words }: WordsmithParts): Wordsmiths {
  const check = createWordingVerifier(languageDirectory, words)
  const shareOfWords = createWordShare(words)
  const prompt = (name: string) => loadModelPrompt(promptsDirectory, name, ['language'])
  return {
    wording: (name) => createWordsmith(prompt(name), check),
    advice: (name) => createAdviser({ prompt: prompt(name), check, shareOfWords }),
    remarks: (name) => createRemarker(prompt(name), check),
  }
}
