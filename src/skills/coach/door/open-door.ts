import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { asYes } from '../../../domain/reply.ts'
import { type Desk, progressOn } from '../desk.ts'
import { startStep } from '../flow/ask.ts'
import { draftPlan, planFrom } from '../plan/draft.ts'
import type { Door } from './read-door.ts'

/** The programme is begun: at the step that was named, else with a draft for a trade that is known, else at the next step. */
export function openDoor(desk: Desk, { step, isLed }: Door): SkillOutcome {
  const plan = planFrom(desk, desk.text)
  // Who has seen a draft and asks for questions has them.
  const isAsked = step !== undefined || (isLed && desk.draft !== undefined)
  if (!isAsked && plan.business !== '') return draftPlan(desk, plan)
  const begun = startStep(desk, step ?? progressOn(desk).next ?? 'vision', desk.told.business)
  const memory = desk.remember({ kind: 'advice' })
  if (plan.business !== '') return { ...begun, memory }
  const [first, ...others] = begun.replies
  if (!first) return begun
  const choices = [...(first.choices ?? []), desk.choice('choice-trade-draft', 'draft')]
  return { ...begun, memory, replies: [{ ...first, choices }, ...others] }
}

/** Who introduces themselves or asks what she can do: what that is, for their trade where they told it. */
export function welcome(desk: Desk): SkillOutcome {
  const { told, language } = desk
  const business = desk.parts.knowledge.businesses.find(({ id }) => id === told.business)
  if (!business)
    return {
      replies: [],
      memory: desk.remember({ kind: 'advice' }),
      opens: { skill: 'account', act: 'greet', value: '' },
    }
  const text = [
    ...(told.name === undefined || desk.parts.readTold(desk.text, desk.today).name === undefined
      ? []
      : [desk.say('nice-to-meet', { name: escapeMarkdown(told.name) })]),
    desk.say('help-business', { business: business.name[language] }),
  ].join(' ')
  return desk.propose({ kind: 'plan', plan: planFrom(desk, desk.text) }, text, [
    asYes(desk.choice('choice-draft', 'draft', business.id)),
    desk.choice('choice-begin', 'step', 'vision'),
    desk.choice('choice-measure-first', 'step', 'analysis'),
  ])
}
