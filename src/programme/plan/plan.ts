import { z } from 'zod'
import type { Language } from '../../domain/language.ts'
import type { Business } from '../coaching.ts'
import { addDays, type Day, daysBetween } from '../dates/calendar.ts'
import { isAbout, ownThemeId, type Theme } from './themes.ts'

/** A plan that is drafted for a kind of business and what was said of it. Nothing of it is kept yet. */
export const planSchema = z.object({
  /** Id of the kind of business. */
  business: z.string(),
  /** Ids of what customers complain about there, the one named first first. */
  themes: z.array(z.string()),
  weeks: z.number().optional(),
  people: z.number().optional(),
  /** How large it is, as it was said: "45 kamar". */
  size: z.string().optional(),
  hasNoBudget: z.literal(true).optional(),
  /** What may be spent, as it was said: "2 juta". */
  budget: z.string().optional(),
  /** The goal as it was said, with its figures. */
  goal: z.string().optional(),
  /** Who answers for the goal. */
  owner: z.string().optional(),
  due: z.string().optional(),
  /** The day it begins, where that was said; it ends so many days later, the first counted. */
  start: z.string().optional(),
  days: z.number().optional(),
  /** What goes wrong, as it was said. */
  problem: z.string().optional(),
  /** Who carry the actions, in turn. */
  owners: z.array(z.string()).optional(),
  /** Days that single actions were given, by what is done. */
  dueOf: z.record(z.string(), z.string()).optional(),
  /** How many actions were asked for. */
  most: z.number().optional(),
  /** Actions that were added, and those that were taken out, in words. */
  added: z.array(z.string()),
  removed: z.array(z.string()),
  /** What takes the place of an action, by what that was; who carries single actions, by what is done. */
  replaced: z.record(z.string(), z.string()).optional(),
  ownerOf: z.record(z.string(), z.string()).optional(),
  /** Ids of what customers do not complain about there: nothing of the plan is about it. */
  excluded: z.array(z.string()).optional(),
  isShort: z.literal(true).optional(),
})
export type Plan = z.infer<typeof planSchema>

export type PlanAction = { readonly what: string; readonly proof?: string; readonly owner?: string; readonly due?: Day }

const defaultWeeks = 12
const mostThemes = 2
/** What a team can carry at once: one action for every five people, between two and four. */
const fewestActions = 2
const mostActions = 4
/** In so short a plan each action has its own day. */
const shortWeeks = 6

/** What a plan asks to be done: against the complaints that were named first, then what helps such a business anyway. */
export function planActions(
  plan: Plan,
  {
    business,
    themes,
    excluded = [],
  }: { readonly business: Business; readonly themes: readonly Theme[]; readonly excluded?: readonly Theme[] },
  language: Language,
): readonly PlanAction[] {
  const { replaced = {} } = plan
  const most = plan.most ?? actionsAtOnce(plan)
  // One of each complaint before a second of any.
  const named = themes.slice(0, mostThemes)
  const against = [
    ...named.flatMap(({ actions }) => actions.slice(0, 1)),
    ...named.flatMap(({ actions }) => actions.slice(1)),
  ]
  // What is done about a trouble of their own is not filled up with what another trade does.
  const others = themes.some(({ id }) => id === ownThemeId)
    ? []
    : business.actions.filter((action) => !isAbout(action[language], excluded))
  // Nobody is told twice to do the same.
  const begins = new Set(against.map((action) => beginningOf(action[language])))
  const besides = others.filter((action) => !begins.has(beginningOf(action[language])))
  const possible = [...against, ...besides].filter(({ costs }) => !(costs && plan.hasNoBudget))
  const chosen = possible
    .slice(0, most)
    .map((action) => ({ what: action[language], proof: action.proof[language] }))
    // What was taken out leaves its place empty: another in it would look as if nothing had been done.
    .filter(({ what }) => !plan.removed.includes(what))
    .map((action) => {
      const other = replaced[action.what]
      return other === undefined ? action : { what: other }
    })
  return [...chosen, ...plan.added.map((what) => ({ what }))]
}

/** The first words, by which two actions are the same. */
function beginningOf(what: string): string {
  return what.toLowerCase().split(/\s+/).slice(0, 3).join(' ')
}

/** The actions with who carries each and by when: by turns, and evenly over a short plan, unless a day was said. */
export function sharedActions(actions: readonly PlanAction[], plan: Plan, today: Day): readonly PlanAction[] {
  const { weeks, due } = planDays(plan, today)
  const { owners = [], owner, dueOf = {}, ownerOf = {} } = plan
  const days = daysBetween(today, due)
  return actions.map((action, index) => {
    const who = ownerOf[action.what] ?? (owners.length > 0 ? owners[index % owners.length] : owner)
    const spread = weeks <= shortWeeks ? addDays(today, Math.round((days * (index + 1)) / actions.length)) : undefined
    const by = dueOf[action.what] ?? spread
    return { ...action, ...(who === undefined ? {} : { owner: who }), ...(by === undefined ? {} : { due: by }) }
  })
}

/** How many actions such a team can carry at once. */
export function actionsAtOnce({ people }: Plan): number {
  return people === undefined ? mostActions : Math.min(mostActions, Math.max(fewestActions, Math.round(people / 5)))
}

export type PlanDays = { readonly weeks: number; readonly due: Day; readonly measuredBy: Day }

/** How long the plan takes and when its parts end; two weeks, or a fifth of a short time, are for measuring first. */
export function planDays({ weeks = defaultWeeks, due, start, days }: Plan, today: Day): PlanDays {
  const end = due ?? (days === undefined ? addDays(start ?? today, weeks * 7) : addDays(start ?? today, days - 1))
  const measuring = Math.max(3, Math.min(14, Math.round((weeks * 7) / 5)))
  return { weeks, due: end, measuredBy: addDays(today, measuring) }
}

/** What was said later takes the place of what was said before; complaints add up. */
export function mergePlan({ hasNoBudget, budget, due, ...plan }: Plan, facts: Partial<Plan>): Plan {
  const until = facts.weeks === undefined && due !== undefined ? { due } : {}
  const spending =
    facts.budget === undefined && facts.hasNoBudget === undefined
      ? { ...(hasNoBudget ? { hasNoBudget } : {}), ...(budget === undefined ? {} : { budget }) }
      : {}
  const themes = [...new Set([...plan.themes, ...(facts.themes ?? [])])]
  return { ...plan, ...until, ...spending, ...facts, themes }
}
