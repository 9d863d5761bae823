import type { Phrases } from '../../conversation/phrases.ts'
import type { ReplyDraft } from '../../domain/reply.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type AnswerRequest, groundAnswer } from './grounded-answer.ts'
import type { RememberedAnswer } from './memory.ts'
import { renderAnswer } from './render-answer.ts'

/** An answer in words, and what is remembered of it for the next turn. `question`: what it answers. */
export function tell(
  request: AnswerRequest,
  question: string,
  { knowledge, phrases }: { readonly knowledge: Knowledge; readonly phrases: Phrases },
): { readonly reply: ReplyDraft; readonly remembered: RememberedAnswer } {
  const grounded = groundAnswer(request, knowledge)
  const shown = grounded.parts.map(({ section }) => section.heading)
  const said = [...new Set([...(request.said ?? []), ...shown])]
  const { pair, answerId } = request
  return {
    reply: renderAnswer(grounded, phrases),
    remembered: { entryId: pair.id.id, question, answerId, said },
  }
}
