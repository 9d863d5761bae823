import type { BuiltConversation } from '../../src/build-conversation.ts'
import { decide } from '../../src/skills/answer/decide.ts'
import type { Certainty } from '../../src/skills/answer/sureness.ts'
import type { DevelopmentQuestion } from './questions.ts'

export type CertaintyFigures = Readonly<Record<Certainty, { readonly answers: number; readonly right: number }>>

/** How many of the answers that Prima gives with each certainty come from a right entry. */
export function measureCertainty(
  { findEntries }: Pick<BuiltConversation, 'findEntries'>,
  questions: readonly DevelopmentQuestion[],
): CertaintyFigures {
  const figures = { high: { answers: 0, right: 0 }, medium: { answers: 0, right: 0 }, low: { answers: 0, right: 0 } }
  for (const { question, entry, also } of questions) {
    const decision = decide(findEntries(question))
    if (decision.kind !== 'answer') continue
    const figure = figures[decision.certainty]
    figure.answers++
    if ([entry, ...also].includes(decision.candidate.pair.id.id)) figure.right++
  }
  return figures
}
