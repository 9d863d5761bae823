import { loadModelPrompt } from '../../../conversation/model/model-prompts.ts'
import { loadPhrases } from '../../../conversation/phrases.ts'
import type { Skill } from '../../../conversation/skill.ts'
import { loadClaimWords } from '../../../knowledge/verify/claim-words.ts'
import { createVerifier } from '../../../knowledge/verify/verifier.ts'
import { createAnswerVerifier } from '../../../knowledge/verify/verify-answer.ts'
import type { SkillParts } from '../../skill-parts.ts'
import { createPhrasing, type PhrasingFact } from './phrase-answer.ts'
import { createUnderstanding } from './understand.ts'
import { modelPhraseKeys, type WithModelParts, withModel } from './with-model.ts'

export type SearchParts = Pick<WithModelParts, 'meaning' | 'hybrid'> & {
  readonly observe?: ((fact: PhrasingFact) => void) | undefined
}

/**
 * The answer skill with a model beside it, as Prima ships it.
 * @throws KnowledgeError naming the file of what is not right in prompts or word lists.
 */
export function openWithModel(
  skill: Skill,
  {
    knowledge,
    words,
    readNames,
    phrases,
    languageDirectory,
    promptsDirectory,
    today,
  }: Pick<
    SkillParts,
    'knowledge' | 'words' | 'readNames' | 'phrases' | 'languageDirectory' | 'promptsDirectory' | 'today'
  >,
  { observe = () => {}, ...search }: SearchParts,
): Skill {
  const verify = createAnswerVerifier(createVerifier(languageDirectory, words), loadClaimWords(languageDirectory))
  return withModel(skill, {
    ...search,
    knowledge,
    phrases,
    modelPhrases: loadPhrases(promptsDirectory, 'model', modelPhraseKeys),
    phraseAnswer: createPhrasing({
      knowledge,
      observe,
      verify,
      prompt: loadModelPrompt(promptsDirectory, 'answer', ['language']),
    }),
    understand: createUnderstanding(loadModelPrompt(promptsDirectory, 'understand', ['today']), readNames, today),
  })
}
