import type { SkillOutcome } from '../../../conversation/skill.ts'
import { phraseIn, spaced } from '../../../programme/checks/word-lists.ts'
import { mergePlan, type Plan } from '../../../programme/plan/plan.ts'
import type { Amendment, ReadAmendments } from '../amend/read-amendments.ts'
import type { Desk } from '../desk.ts'
import { acceptPlan } from './accept.ts'
import { anyService, businessIn } from './business.ts'
import { actionsIn, draftPlan, factsIn } from './draft.ts'

/** The plan as it is with what a message says of it; undefined: the message says nothing of a plan. */
export function amendPlan(
  desk: Desk,
  plan: Plan,
  text: string,
  { amendments }: ReadAmendments,
): SkillOutcome | undefined {
  // What is added or taken out is no fact of the business.
  const told = amendments.reduce(
    (rest, each) => (each.kind === 'add' || each.kind === 'remove' ? rest.replace(each.text, ' ') : rest),
    text,
  )
  const facts = factsIn(desk, told)
  const business = businessIn(desk, told)?.id
  const isTold = Object.keys(facts).length > 0 || (business !== undefined && business !== plan.business)
  if (!isTold && amendments.length === 0) return undefined
  if (amendments.some(({ kind }) => kind === 'keep')) return acceptPlan(desk, mergePlan(plan, facts))
  // Whoever goes on without choosing a kind has one that is not listed.
  const kind = business ?? (plan.business === '' ? anyService : plan.business)
  const base = mergePlan(plan, { ...facts, business: kind })
  let next = base
  let isAbout = isTold
  for (const amendment of amendments) {
    const changed = applied(desk, next, amendment)
    isAbout ||= changed !== undefined
    next = changed ?? next
  }
  return isAbout ? draftPlan(desk, next, desk.say('draft-amended')) : undefined
}

/** The plan with one thing that is to be different; undefined: nothing that a plan has. */
export function applied(desk: Desk, plan: Plan, amendment: Amendment): Plan | undefined {
  switch (amendment.kind) {
    case 'due':
      return amendment.date.kind === 'day' && amendment.date.day > desk.today
        ? { ...plan, due: amendment.date.day }
        : undefined
    case 'owner':
      return { ...plan, owner: desk.owner(amendment.name).name }
    case 'add':
      // What shows that an action is done stands in the plan already.
      return phraseIn(amendment.text, desk.parts.knowledge.planWords.evidence) !== undefined
        ? plan
        : { ...plan, added: [...plan.added, amendment.text.slice(0, 200)] }
    case 'remove':
      return without(desk, plan, amendment.text)
    case 'shorter':
      return { ...plan, isShort: true }
    case 'adapt':
      return plan
    default:
      return undefined
  }
}

/** The plan without an action that is named by its number or by most of its words. */
function without(desk: Desk, plan: Plan, text: string): Plan | undefined {
  const business = desk.parts.knowledge.businesses.find(({ id }) => id === plan.business)
  if (!business) return undefined
  const actions = actionsIn(desk, plan, business)
  const number = /\d+/.exec(text)?.[0]
  const words = spaced(text)
    .split(' ')
    .filter((word) => word.length > 3)
  const named = actions.find(({ what }) => words.some((word) => spaced(what).split(' ').includes(word)))
  const found = number === undefined ? named : actions[Number(number) - 1]
  if (!found) return undefined
  return {
    ...plan,
    removed: [...plan.removed, found.what],
    added: plan.added.filter((what) => what !== found.what),
  }
}
