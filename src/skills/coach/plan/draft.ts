import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { asYes } from '../../../domain/reply.ts'
import type { Business } from '../../../programme/coaching.ts'
import { sayDay } from '../../../programme/dates/say-day.ts'
import {
  actionsAtOnce,
  type Plan,
  type PlanAction,
  planActions,
  planDays,
  sharedActions,
} from '../../../programme/plan/plan.ts'
import { goalIn, readPlanFacts } from '../../../programme/plan/read-facts.ts'
import { isAbout, ownThemeId, type Theme } from '../../../programme/plan/themes.ts'
import type { Desk } from '../desk.ts'
import type { AddedAdvice, CoachOutcome } from '../doubted.ts'
import { anyService, businessIn } from './business.ts'

/** Of no business yet. */
export const noPlan: Plan = { business: '', themes: [], added: [], removed: [] }

/** A plan as it would be with all that a text says of the business. */
export function planFrom(desk: Desk, text: string): Plan {
  const facts = factsIn(desk, text)
  const saysWhat = (facts.themes?.length ?? 0) > 0 || facts.people !== undefined || facts.problem !== undefined
  const goal = goalIn(text, desk.parts.knowledge.words, desk.parts.knowledge.planWords)
  const isSaid = saysWhat || goal !== undefined
  const named = businessIn(desk, text)?.id
  const { told } = desk
  const before = desk.asked.map((each) => businessIn(desk, each)).find(Boolean)?.id
  // What was told of one place says nothing of another.
  const isSame = named === undefined || named === told.business
  return {
    ...noPlan,
    ...(isSame && told.people !== undefined ? { people: told.people } : {}),
    ...(isSame && told.size !== undefined ? { size: told.size } : {}),
    ...facts,
    ...(goal === undefined ? {} : { goal }),
    business: named ?? told.business ?? before ?? (isSaid ? anyService : ''),
  }
}

export function factsIn({ parts: { knowledge }, today }: Desk, text: string): Partial<Plan> {
  return readPlanFacts(text, { words: knowledge.planWords, themes: knowledge.themes, today })
}

/** A draft of the seven steps, to take over, to change by saying what is different, or to answer oneself. */
export function draftPlan(desk: Desk, plan: Plan, lead?: string): CoachOutcome {
  const { businesses } = desk.parts.knowledge
  const business = businesses.find(({ id }) => id === plan.business)
  if (!business) {
    const choices = businesses.map(({ id, name }) => ({
      label: name[desk.language].slice(0, 60),
      pick: { skill: 'coach', act: 'draft', value: id },
    }))
    return desk.propose({ kind: 'plan', plan }, desk.say('business-asked'), choices)
  }
  const choices = [
    asYes(desk.choice('choice-accept', 'accept', business.id)),
    desk.choice('choice-own-words', 'step', 'vision'),
  ]
  const drafted = sayPlan(desk, plan, business)
  const ask = ({ remark }: AddedAdvice = {}) => {
    const text = [...(lead === undefined ? [] : [lead]), drafted, ...(remark === undefined ? [] : [remark])]
    return desk.propose({ kind: 'plan', plan }, text.join('\n\n'), choices)
  }
  return { ...ask(), doubted: { text: desk.text, question: desk.say('draft-how'), lines: [drafted], ask } }
}

/** What is not complained about, as was said. */
export function excludedOf(desk: Desk, { excluded = [] }: Plan): readonly Theme[] {
  return desk.parts.knowledge.themes.filter(({ id }) => excluded.includes(id))
}

/** The actions of a plan as they are shown and kept. */
export function actionsIn(desk: Desk, plan: Plan, business: Business): readonly PlanAction[] {
  const about = { business, themes: themesOf(desk, plan), excluded: excludedOf(desk, plan) }
  return planActions(plan, about, desk.language)
}

/** What is complained about; a trouble that no theme is written for is one of its own, in the words it was told in. */
export function themesOf(desk: Desk, { themes, problem, excluded = [] }: Plan): readonly Theme[] {
  const wanted = themes.filter((id) => !excluded.includes(id))
  const known = wanted.flatMap((id) => desk.parts.knowledge.themes.find((theme) => theme.id === id) ?? [])
  return known.length > 0 || problem === undefined ? known : [ownTheme(desk, problem)]
}

function ownTheme({ say, parts }: Desk, problem: string): Theme {
  const both = (text: string) => ({ id: text, en: text })
  const told = { problem: parts.plainWords(problem) }
  return {
    id: ownThemeId,
    name: both(told.problem),
    also: [problem],
    count: both(say('problem-count', told)),
    actions: [
      { ...both(say('problem-map', told)), proof: both(say('problem-map-proof', told)) },
      { ...both(say('problem-answer', told)), proof: both(say('problem-answer-proof', told)) },
      { ...both(say('problem-change', told)), proof: both(say('problem-change-proof', told)) },
    ],
  }
}

/** What is said of the business, as the head of its plan: "45 kamar, 18 orang, tanpa anggaran". */
function sayFacts(desk: Desk, plan: Plan): string {
  const { size, people, hasNoBudget, budget } = plan
  const trouble = sayTrouble(desk, plan)
  const facts = [
    ...(trouble === undefined ? [] : [escapeMarkdown(trouble)]),
    ...(size === undefined ? [] : [escapeMarkdown(size)]),
    ...(people === undefined ? [] : [desk.say('draft-people', { people })]),
    ...(hasNoBudget ? [desk.say('draft-no-budget')] : []),
    ...(budget === undefined ? [] : [desk.say('draft-budget', { budget: escapeMarkdown(budget) })]),
  ]
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`
}

/** What goes wrong in the words it was told in, unless they are those of a chat: then what we call it, or without them. */
function sayTrouble(desk: Desk, plan: Plan): string | undefined {
  const { problem } = plan
  if (problem === undefined) return undefined
  const said = desk.parts.plainWords(problem)
  if (said === problem) return problem
  const [theme] = themesOf(desk, { ...plan, problem: undefined })
  return theme?.name[desk.language] ?? said
}

function sayPlan(desk: Desk, plan: Plan, business: Business): string {
  const { language } = desk
  const themes = themesOf(desk, plan)
  const { weeks, due, measuredBy } = planDays(plan, desk.today)
  const actions = sharedActions(actionsIn(desk, plan, business), plan, desk.today)
  const excluded = excludedOf(desk, plan)
  const promise = business.promise[language]
  const vision = business.vision[language]
  const lines = {
    head: desk.say('draft-head', {
      weeks,
      business: business.name[language],
      facts: sayFacts(desk, plan),
      due: sayDay(due, language),
    }),
    vision: isAbout(promise, excluded)
      ? desk.say('draft-vision-only', { vision })
      : desk.say('draft-vision', { vision, promise }),
    analysis: desk.say('draft-analysis', {
      day: sayDay(measuredBy, language),
      what:
        themes.length > 0
          ? themes.map(({ count }) => count[language]).join('; ')
          : isAbout(business.metric[language], excluded)
            ? (business.figures[language].find((figure) => !isAbout(figure, excluded)) ?? business.metric[language])
            : `"${business.metric[language]}"`,
    }),
    goal: sayGoalLine(desk, plan, business, themes, sayDay(due, language)),
    actions: [
      desk.say('draft-actions'),
      ...(actions.length === 0 ? [`   ${desk.say('draft-none-left')}`] : []),
      ...actions.map((action, index) => `   ${index + 1}. ${sayPlanned(desk, action)}`),
    ].join('\n'),
    run: [
      desk.say('draft-run'),
      ...(plan.people === undefined
        ? []
        : [desk.say('draft-run-people', { people: plan.people, count: actionsAtOnce(plan) })]),
      ...(plan.hasNoBudget ? [desk.say('draft-run-free')] : []),
    ].join(' '),
    rest: desk.say('draft-rest'),
  }
  const body = plan.isShort
    ? [lines.goal, lines.actions]
    : [lines.vision, lines.analysis, lines.goal, lines.actions, lines.run, lines.rest]
  return [lines.head, body.join('\n'), desk.say('draft-how')].join('\n\n')
}

/** What is done, by whom and by when where that is known, and what shows it. */
function sayPlanned(desk: Desk, { what, proof, owner, due }: PlanAction): string {
  const head = [
    escapeMarkdown(what),
    ...(owner === undefined ? [] : [escapeMarkdown(owner)]),
    ...(due === undefined ? [] : [sayDay(due, desk.language)]),
  ].join(' · ')
  return proof === undefined ? head : desk.say('draft-action', { what: head, proof: escapeMarkdown(proof) })
}

/** Without a complaint that was named the goal is the example's, whose figures are made up. */
function sayGoalLine(
  desk: Desk,
  { owner, goal, excluded }: Plan,
  business: Business,
  [theme]: readonly Theme[],
  due: string,
): string {
  const who = owner === undefined ? `[${desk.say('gap-owner')}]` : escapeMarkdown(owner)
  if (goal !== undefined) return desk.say('draft-goal-said', { goal: escapeMarkdown(goal), due, owner: who })
  if (!theme && excluded !== undefined)
    return desk.say('draft-goal', { theme: `[${desk.say('gap-theme')}]`, due, owner: who })
  if (!theme) return desk.say('draft-goal-example', { goal: escapeMarkdown(business.goal[desk.language]) })
  return desk.say('draft-goal', { theme: theme.name[desk.language], due, owner: who })
}
