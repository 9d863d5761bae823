import type { Phrases } from '../../conversation/phrases.ts'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { Section } from '../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { answerIdFor } from '../../questions/answer-id.ts'
import { answered } from '../../questions/gap-log.ts'
import type { AnswerRequest } from './grounded-answer.ts'
import { type RememberedAnswer, type TopicMemory, withAnswer } from './memory.ts'
import { renderPiece } from './render-answer.ts'
import { tell } from './tell.ts'

/** Says more of an entry that was answered from, or of one beside it. */
export function createEntrySayer(parts: { readonly knowledge: Knowledge; readonly phrases: Phrases }) {
  const { knowledge, phrases } = parts
  return { piece, answer, rest }

  /** A piece of the last answer, said again: rated and proved as that answer. */
  function piece(pair: EntryPair, { answerId }: RememberedAnswer, text: string, language: Language): SkillOutcome {
    return { replies: [renderPiece(text, pair, { language, answerId }, knowledge, phrases)] }
  }

  /** From an entry, as an answer of its own. */
  function answer(
    request: Omit<AnswerRequest, 'language' | 'answerId'>,
    question: string,
    topic: TopicMemory,
    { language, message }: TurnContext,
    lead?: string,
  ): SkillOutcome {
    const answerId = answerIdFor(message, 0)
    const { reply, remembered } = tell({ ...request, language, answerId }, question, parts)
    return {
      replies: [lead === undefined ? reply : { ...reply, text: `${lead}\n\n${reply.text}` }],
      memory: withAnswer(topic, remembered),
      topic: request.pair.id.id,
      events: [answered({ answerId, entryId: request.pair.id.id })],
    }
  }

  /** What of the entry was not shown yet. */
  function rest(
    pair: EntryPair,
    { said, question }: RememberedAnswer,
    topic: TopicMemory,
    context: TurnContext,
    aspects: AnswerRequest['aspects'] = [],
  ): SkillOutcome | undefined {
    const isLeft = pair[context.language].sections.some(({ heading }) => !said.includes(heading))
    return isLeft ? answer({ pair, aspects, certainty: 'medium', said }, question, topic, context) : undefined
  }
}

export type EntrySayer = ReturnType<typeof createEntrySayer>

/** The section of an entry that is of a kind. */
export function sectionOf(
  pair: EntryPair,
  kind: NonNullable<Section['kind']>,
  language: Language,
): Section | undefined {
  return pair[language].sections.find((section) => section.kind === kind)
}
