import type { Skill } from '../../conversation/skill.ts'
import { passagesOf } from '../../knowledge/passages.ts'
import { createMeaningIndex, type MeaningIndex } from '../../knowledge/retrieval/meaning-index.ts'
import type { EmbeddingModel } from '../../ports/model.ts'
import { noVectorStore, type VectorStore } from '../../ports/vector-store.ts'
import type { SkillParts } from '../skill-parts.ts'
import { type AnswerParts, createAnswerSkill } from './answer-skill.ts'
import { createNamedAsking } from './follow-up/ask-named.ts'
import { loadAspectSigns } from './follow-up/aspect-signs.ts'
import { createDetailFinder } from './follow-up/detail-fit.ts'
import { createStatementFinder } from './follow-up/find-statements.ts'
import { createPointingBack } from './follow-up/point-back.ts'
import { createTailReader, createVerdictReader } from './follow-up/verdict.ts'
import { createHybridFinder } from './model/hybrid-finder.ts'
import { openWithModel } from './model/open-with-model.ts'
import type { PhrasingFact } from './model/phrase-answer.ts'
import { createActReader } from './read-act.ts'
import { createDenialReader } from './read-denials.ts'

/** What there is of models; an answer is found and put together without any. */
export type AnswerModels = {
  readonly hasChat: boolean
  readonly embedding?: EmbeddingModel | undefined
  /** Where vectors are kept. Default: nowhere. */
  readonly vectors?: VectorStore | undefined
  /** Aborts what goes on behind the turns. Default: never. */
  readonly stopping?: AbortSignal | undefined
  /** Told what became of each answer that was put to a model. */
  readonly observe?: ((fact: PhrasingFact) => void) | undefined
}

type Finding = Pick<AnswerParts, 'findEntries' | 'ranking' | 'askerReader' | 'questionReader' | 'readQuery'>

/**
 * Answers as Prima ships them, with a model beside them where there is one.
 * @throws KnowledgeError naming file and line of what is not right in word lists or prompts.
 */
export function openAnswerSkill(parts: SkillParts, finding: Finding, models: AnswerModels | undefined): Skill {
  const { knowledge, words, languageDirectory } = parts
  const hybrid = createHybridFinder(finding.findEntries, knowledge, { trustsBoth: models?.hasChat === true })
  const meaning = models && openMeaning(models, parts)
  void meaning?.prepare()
  const { readQuery, ranking } = finding
  const findDetails = createDetailFinder({ words, readQuery, ranking })
  const aspectSigns = loadAspectSigns(languageDirectory)
  const byRules = createAnswerSkill({
    ...parts,
    ...finding,
    ...(meaning ? { findEntries: hybrid.findEntries } : {}),
    findDetails,
    findStatements: createStatementFinder({ words, readQuery, aspectSigns, findDetails }),
    readVerdict: createVerdictReader(languageDirectory, words),
    endsAsking: createTailReader(languageDirectory, words),
    readDenials: createDenialReader(languageDirectory, words),
    readAct: createActReader(languageDirectory, words),
    pointBack: createPointingBack(languageDirectory, knowledge),
    askNamed: createNamedAsking(languageDirectory, parts.readNames),
  })
  if (!models) return byRules
  return openWithModel(byRules, parts, { hybrid, ...(meaning ? { meaning } : {}), observe: models.observe })
}

/** The entries by meaning, where there is a model for it. */
function openMeaning(
  { embedding: model, vectors: store = noVectorStore, stopping }: AnswerModels,
  { knowledge }: SkillParts,
): MeaningIndex | undefined {
  const signal = stopping ?? new AbortController().signal
  return model && createMeaningIndex({ passages: passagesOf(knowledge), model, store, signal })
}
