import type { SkillOutcome } from '../../../conversation/skill.ts'
import { type Plan, planActions, planDays, sharedActions } from '../../../programme/plan/plan.ts'
import { nextNumber } from '../../../programme/programme.ts'
import type { Change, Desk } from '../desk.ts'
import { draftPlan, themesOf } from './draft.ts'

/** Takes the draft over: the words, not its made-up figures. The goal comes from the team's own numbers. */
export function acceptPlan(desk: Desk, plan: Plan): SkillOutcome {
  const business = desk.parts.knowledge.businesses.find(({ id }) => id === plan.business)
  if (!business) return draftPlan(desk, plan)
  const { language, programme } = desk
  const sheet = (field: string, value: string | string[]): Change => ({
    kind: 'sheet-written',
    values: { step: 'vision', field, value },
  })
  const first = nextNumber(programme, 'actions')
  // A day that nobody named is no promise.
  const isTimed = plan.weeks !== undefined || plan.due !== undefined
  const due = isTimed ? { due: planDays(plan, desk.today).due } : {}
  const actions = sharedActions(
    planActions(plan, { business, themes: themesOf(desk, plan) }, language),
    plan,
    desk.today,
  )
  const changes: readonly Change[] = [
    sheet('vision', business.vision[language]),
    sheet('mission', business.mission[language]),
    sheet('behaviours', business.behaviours[language].split(/;\s*/)),
    sheet('promises', [business.promise[language]]),
    sheet('not-doing', business['not-doing'][language]),
    ...actions.map(
      ({ what, proof, owner, due: own }, index): Change => ({
        kind: 'action-added',
        values: {
          action: first + index,
          values: {
            what,
            ...(owner === undefined ? {} : { owner: desk.owner(owner) }),
            ...(own === undefined ? due : { due: own }),
            ...(proof === undefined ? {} : { proof }),
          },
        },
      }),
    ),
  ]
  return desk.change(
    changes,
    [{ text: desk.say('draft-kept', { first, last: first + actions.length - 1 }) }],
    [
      desk.choice('choice-fill', 'next'),
      desk.choice('choice-measure-first', 'step', 'analysis'),
      desk.choice('choice-undo', 'undo', desk.undoKey),
    ],
  )
}
