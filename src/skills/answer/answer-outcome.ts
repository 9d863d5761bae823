import type { SkillOutcome } from '../../conversation/skill.ts'
import type { ReplyDraft } from '../../domain/reply.ts'
import type { AnswerRequest } from './grounded-answer.ts'

/** An answer among the replies of an outcome: what it was made of, so that it can be put into other words. */
export type ToldAnswer = {
  /** Which of the replies it is. */
  readonly at: number
  readonly request: AnswerRequest
  /** What it answers, without personal data. */
  readonly question: string
  /** The entry says nothing on what was asked about it; it is the nearest there is. */
  readonly isSilent: boolean
  /** It is said as it stands: what an entry is silent on, or the very sentences that were asked for. */
  readonly keepsWords: boolean
  /** What stands below it of the same message: that other parts have no answer. */
  readonly lines: readonly string[]
}

export type AnswerOutcome = SkillOutcome & {
  readonly told?: readonly ToldAnswer[]
  /** Several answers as one reply, in place of these of the outcome's replies. */
  readonly together?: { readonly reply: ReplyDraft; readonly of: readonly ReplyDraft[] }
}
