import type { SkillOutcome } from '../../conversation/skill.ts'

/** What a remark and a rewrite would add to what is said of a text. `remark`: Markdown. */
export type AddedAdvice = { readonly rewrite?: string; readonly remark?: string }

/** Something that a person wrote and that the coach's checks find wanting. */
export type Doubted = {
  readonly text: string
  /** What was asked. */
  readonly question: string
  /** What is wanting, as it is said. */
  readonly lines: readonly string[]
  /** Whether the checks find less wanting in a rewrite. Left out: none is offered. */
  readonly isBetter?: (rewrite: string) => boolean
  /** The outcome once more, with what was added. */
  readonly ask: (advice: AddedAdvice) => SkillOutcome
}

/** What a turn at the coach's comes to; `doubted`: what somebody with judgement may say more about. */
export type CoachOutcome = SkillOutcome & { readonly doubted?: Doubted }
