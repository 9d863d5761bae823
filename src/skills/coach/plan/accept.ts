import type { SkillOutcome } from '../../../conversation/skill.ts'
import type { Business } from '../../../programme/coaching.ts'
import { type Plan, type PlanAction, planDays, sharedActions } from '../../../programme/plan/plan.ts'
import { isAbout } from '../../../programme/plan/themes.ts'
import { nextNumber } from '../../../programme/programme.ts'
import { afterChanges, type Change, type Desk } from '../desk.ts'
import { askWhoAndWhen, incompleteActions } from '../flow/go-on.ts'
import { actionsIn, draftPlan, excludedOf } from './draft.ts'

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
  const actions = sharedActions(actionsIn(desk, plan, business), plan, desk.today)
  const excluded = excludedOf(desk, plan)
  const changes: readonly Change[] = [
    sheet('vision', business.vision[language]),
    sheet('mission', business.mission[language]),
    sheet(
      'behaviours',
      business.behaviours[language].split(/;\s*/).filter((each) => !isAbout(each, excluded)),
    ),
    ...(isAbout(business.promise[language], excluded) ? [] : [sheet('promises', [business.promise[language]])]),
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
  const said = sayKept(desk, plan, business, due, actions, first)
  const choices = [
    desk.choice('choice-measure-first', 'step', 'analysis'),
    desk.choice('choice-undo', 'undo', desk.undoKey),
  ]
  const kept = desk.change(changes, [{ text: said }], choices)
  const now = afterChanges(desk, kept)
  const [open] = incompleteActions(now, first - 1)
  const ask = open && askWhoAndWhen(now, open).replies[0]?.text
  // Taken over it is no draft any more; what its first action lacks is asked for at once.
  return {
    ...(ask === undefined ? kept : desk.change(changes, [{ text: `${said}\n\n${ask}` }], choices)),
    memory: desk.remember(open ? { kind: 'action', number: open.number } : { kind: 'kept' }, { told: desk.told }),
  }
}

/** What was filled in, and what the actions still lack. */
function sayKept(
  desk: Desk,
  plan: Plan,
  business: Business,
  { due }: { readonly due?: string },
  actions: readonly PlanAction[],
  first: number,
): string {
  const hasPromise = !isAbout(business.promise[desk.language], excludedOf(desk, plan))
  const lacking = actions.filter(({ owner, due: own }) => owner === undefined || (own ?? due) === undefined)
  const span = { first, last: first + actions.length - 1 }
  const numbers = actions.flatMap((action, at) => (lacking.includes(action) ? [first + at] : [])).join(', ')
  const ofActions =
    actions.length === 0
      ? desk.say('draft-kept-none')
      : lacking.length === 0
        ? desk.say('draft-kept-whole', span)
        : actions.every(({ owner }) => owner === undefined)
          ? desk.say('draft-kept-open', span)
          : desk.say('draft-kept-lacking', { numbers, first: numbers.split(',')[0] ?? '' })
  return [desk.say(hasPromise ? 'draft-kept' : 'draft-kept-unpromised'), ofActions, desk.say('draft-kept-goal')].join(
    ' ',
  )
}
