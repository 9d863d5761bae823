import type { ReplyDraft } from '../domain/reply.ts'
import type { LeftOpen, Skill, SkillOutcome, TurnContext } from './skill.ts'

/** How likely the best entry must be the one that was asked for, 0 to 1; 0 answers any question, 1 hardly one. */
const sureEnough = 0.4

/**
 * What whoever answers from the knowledge base says to a question that another skill left open, where an entry is sure of it;
 * undefined where none is.
 */
export async function answerLeftOpen(
  { question }: LeftOpen,
  skills: readonly Skill[],
  contextFor: (skill: Skill, question: string) => TurnContext,
): Promise<{ readonly skill: string; readonly outcome: SkillOutcome } | undefined> {
  for (const skill of skills) {
    const claim = await skill.claim(contextFor(skill, question))
    if (claim?.serves !== 'knowledge' || (claim.sureness?.() ?? 0) < sureEnough) continue
    const outcome = await claim.respond()
    return outcome.isDispensable ? undefined : { skill: skill.name, outcome }
  }
  return undefined
}

/** The line below the last of the replies. */
export function withLine(replies: readonly ReplyDraft[], line: string): readonly ReplyDraft[] {
  return replies.map((reply, at) =>
    at === replies.length - 1 ? { ...reply, text: `${reply.text}\n\n${line}` } : reply,
  )
}
