import type {
  CriterionName,
  PracticeRules,
  ReactionName,
  RolePlay,
  TriggerName,
} from '../../knowledge/practice/load-practice.ts'
import type { Fault } from '../../rubric/find-faults.ts'
import { type Judged, judge, type Mark } from '../../rubric/judge.ts'
import { first, readable } from '../../rubric/signs.ts'
import { askedIn, missingIn, reactionTo, speak } from './react.ts'
import type { RolePlayState } from './role-play-flow.ts'

export type RolePlayTurn = {
  readonly state: RolePlayState
  /** What the customer says. */
  readonly line: string
  readonly end: 'success' | 'left' | 'out-of-turns' | undefined
}

export const mostTurns = 8
export const mostPoints = 10
const mostMood = 5
const calm = 1
/** A harder customer does not leave at the first wrong word. */
const hardestStart = 4
const patience = 2

export function beginRolePlay({ id, mood, start }: RolePlay, isHarder = false): RolePlayState {
  return {
    scenario: id,
    isHarder,
    mood: isHarder ? Math.max(mood, Math.min(mood + 1, hardestStart)) : mood,
    used: [],
    said: [start],
    turns: 0,
    idle: 0,
    faults: [],
    faulty: 0,
    best: {},
  }
}

/** What an agent does that makes things worse, in the order in which a customer minds it. */
const worsening = ['data', 'ban', 'blame', 'promise'] as const satisfies readonly (TriggerName & ReactionName)[]
/** What a customer still wants of somebody who asks and acts in one message. */
const wanting: ReadonlySet<ReactionName> = new Set(['no-time', 'no-hour', 'no-choice', 'fine'])
/** What an agent does that helps, the furthest last. */
const helping: readonly TriggerName[] = ['limit', 'empathy', 'step', 'options', 'deadline']

/**
 * The customer's answer to one message of the agent, and what became of the mood: first to what was wrong in it, then to
 * what was asked and to the furthest that was done. Nothing is said twice in a row.
 */
export function playTurn(
  state: RolePlayState,
  message: string,
  scenario: RolePlay,
  rules: PracticeRules,
): RolePlayTurn {
  const judged = judge(message, scenario.criteria, rules)
  const did = new Set(
    [...worsening, ...helping, 'question' as const].filter((on) => fires(on, message, judged, scenario, rules)),
  )
  const wrong = worsening.find((trigger) => did.has(trigger))
  const best = bestOf(state.best, judged.marks)
  const answer = wrong === undefined ? toHelp() : toWrong(wrong)
  const mood = Math.min(mostMood, Math.max(0, state.mood + answer.mood))
  const next: RolePlayState = {
    ...state,
    mood,
    used: [...state.used, ...answer.used],
    said: [...state.said, answer.says],
    turns: state.turns + 1,
    idle: answer.mood < 0 || answer.isProgress ? 0 : state.idle + 1,
    faults: [...state.faults, ...judged.faults],
    faulty: state.faulty + (judged.faults.length > 0 ? 1 : 0),
    best,
  }
  const isMet = scenario.ends.every(({ criterion, least }) => (best[criterion]?.score ?? 0) >= least)
  if (isMet && wrong === undefined && mood <= calm) {
    return { state: next, line: scenario.success, end: 'success' }
  }
  if (mood >= mostMood) return { state: next, line: `${answer.says} ${rules.left[scenario.language]}`, end: 'left' }
  return { state: next, line: answer.says, end: next.turns >= mostTurns ? 'out-of-turns' : undefined }

  function toWrong(trigger: (typeof worsening)[number]): Answer {
    const index = unusedLine(trigger)
    const line = scenario.lines[index]
    if (line) return { says: line.says, mood: Math.max(1, line.mood), used: [index] }
    return { says: speak(trigger, scenario, rules, state.said), mood: 1, used: [] }
  }

  function toHelp(): Answer {
    const heard = [...helping, 'question' as const]
      .filter((trigger) => did.has(trigger))
      .flatMap((trigger) => {
        const index = unusedLine(trigger)
        const line = scenario.lines[index]
        return line ? [{ ...line, index }] : []
      })
    const told = heard.find(({ on }) => on === 'question')?.says
    const asked = told === undefined ? askedIn(message, rules) : undefined
    const answered = asked && speak(asked, scenario, rules, state.said)
    const furthest = heard.findLast(({ on }) => on !== 'question')
    // Who is offered a choice and an hour answers to both.
    const chosen = furthest?.on === 'deadline' ? heard.find(({ on }) => on === 'options') : undefined
    const isAnsweredTwice = asked === 'choose' && (chosen ?? furthest)?.on === 'options'
    const lines = [told ?? (isAnsweredTwice ? undefined : answered), chosen?.says, furthest?.says].flatMap(
      (line) => line ?? [],
    )
    if (heard.length > 0) {
      const relief = heard.reduce((sum, line) => sum + line.mood, 0)
      return {
        says: lines.join(' '),
        mood: Math.max(relief, state.isHarder ? -1 : -2),
        used: heard.map(({ index }) => index),
        isProgress: true,
      }
    }
    const name = reactionTo(message, judged, missingIn(best, scenario), rules)
    const gains = isGain(state.best, best)
    const loses = !gains && state.idle + 1 >= patience
    const mood = name === 'fine' ? -1 : loses ? 1 : 0
    const reacts =
      answered === undefined || (wanting.has(name) && asked !== 'greet')
        ? [speak(name, scenario, rules, state.said)]
        : []
    const says = [answered, ...reacts].flatMap((line) => line ?? []).join(' ')
    return { says, mood, used: [], isProgress: gains }
  }

  function unusedLine(trigger: TriggerName): number {
    return scenario.lines.findIndex(({ on }, index) => on === trigger && !state.used.includes(index))
  }
}

type Answer = {
  readonly says: string
  readonly mood: number
  readonly used: readonly number[]
  readonly isProgress?: boolean
}

/** 0 to 10: the criteria's best marks, less two for each message with a fault. */
export function pointsOf({ best, faulty }: RolePlayState): number {
  const sum = Object.values(best).reduce((total, { score }) => total + score, 0)
  return Math.min(mostPoints, Math.max(0, sum - 2 * faulty))
}

function fires(
  trigger: TriggerName,
  message: string,
  { marks, faults }: Judged,
  { asks, criteria }: RolePlay,
  rules: PracticeRules,
): boolean {
  const scores = (name: CriterionName, least: number) => {
    const known = marks.get(name) ?? judge(message, [{ name, words: wordsOf(criteria, name) }], rules).marks.get(name)
    return (known?.score ?? 0) >= least
  }
  const has = (...names: readonly Fault['name'][]) => faults.some(({ name }) => names.includes(name))
  switch (trigger) {
    case 'ban':
      return has('ban', 'brush-off', 'rude', 'refuse', 'threat')
    case 'blame':
      return has('blame')
    case 'promise':
      return has('promise', 'unlawful') || first(readable(message), rules['vague-time']) !== undefined
    case 'data':
      return has('data')
    case 'empathy':
      return scores('acknowledge', 2)
    case 'step':
      return scores('step', 2) || scores('own', 2)
    case 'deadline':
      return scores('deadline', 2)
    case 'options':
      return scores('options', 2)
    case 'limit':
      return scores('limit', 1)
    case 'question':
      return message.includes('?') && asks.some((word) => message.toLowerCase().includes(word))
  }
}

function wordsOf(criteria: RolePlay['criteria'], name: CriterionName): string[] {
  return criteria.find((criterion) => criterion.name === name)?.words ?? []
}

function bestOf(best: RolePlayState['best'], marks: ReadonlyMap<CriterionName, Mark>): RolePlayState['best'] {
  const entries = [...marks].map(([name, { score, quote }]) => {
    const before = best[name]
    return [name, before && before.score >= score ? before : { score, quote }] as const
  })
  return { ...best, ...Object.fromEntries(entries) }
}

/** Whether any criterion came further. Marks that a silent message earns too, such as honesty, are there from the first. */
function isGain(before: RolePlayState['best'], after: RolePlayState['best']): boolean {
  return Object.entries(after).some(([name, { score, quote }]) => quote !== '' && score > (before[name]?.score ?? 0))
}
