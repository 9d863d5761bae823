import type { CriterionName, PracticeRules, RolePlay, TriggerName } from '../../knowledge/practice/load-practice.ts'
import { type Judged, judge, type Mark } from '../../rubric/judge.ts'

/** Where a role-play stands. JSON, since it is the state of a flow. */
export type RolePlayState = {
  readonly scenario: string
  readonly mood: number
  /** Positions of the lines that were said. */
  readonly used: readonly number[]
  readonly turns: number
  readonly bans: number
  /** The best message so far of each criterion. */
  readonly best: { readonly [criterion: string]: { readonly score: number; readonly quote: string } }
}

export type RolePlayTurn = {
  readonly state: RolePlayState
  /** What the customer says. */
  readonly line: string
  readonly end: 'success' | 'left' | 'out-of-turns' | undefined
}

export const mostTurns = 8
export const mostPoints = 10

export function beginRolePlay({ id, mood }: RolePlay): RolePlayState {
  return { scenario: id, mood, used: [], turns: 0, bans: 0, best: {} }
}

/** The customer's answer to one message of the agent, and what became of the mood. */
export function playTurn(
  state: RolePlayState,
  message: string,
  scenario: RolePlay,
  rules: PracticeRules,
): RolePlayTurn {
  const judged = judge(message, scenario.criteria, rules)
  const at = scenario.lines.findIndex(
    ({ on }, index) => !state.used.includes(index) && fires(on, message, judged, scenario, rules),
  )
  const line = scenario.lines[at]
  const mood = Math.min(5, Math.max(0, state.mood + (line?.mood ?? 0)))
  const next: RolePlayState = {
    scenario: state.scenario,
    mood,
    used: at < 0 ? state.used : [...state.used, at],
    turns: state.turns + 1,
    bans: state.bans + (judged.banned.length > 0 ? 1 : 0),
    best: bestOf(state.best, judged.marks),
  }
  const isMet = scenario.ends.every(({ criterion, least }) => (next.best[criterion]?.score ?? 0) >= least)
  if (isMet && mood <= 1) return { state: next, line: scenario.success, end: 'success' }
  if (mood >= 5) return { state: next, line: line?.says ?? rules.left, end: 'left' }
  const said = line?.says ?? rules.neutral
  return { state: next, line: said, end: next.turns >= mostTurns ? 'out-of-turns' : undefined }
}

/** 0 to 10: the criteria's best marks, less two for each message with a banned phrase. */
export function pointsOf({ best, bans }: RolePlayState): number {
  const sum = Object.values(best).reduce((total, { score }) => total + score, 0)
  return Math.min(mostPoints, Math.max(0, sum - 2 * bans))
}

function fires(
  trigger: TriggerName,
  message: string,
  { marks, banned, blames, promises, asksData }: Judged,
  { asks, criteria }: RolePlay,
  rules: PracticeRules,
): boolean {
  const scores = (name: CriterionName, least: number) => {
    const known = marks.get(name) ?? judge(message, [{ name, words: wordsOf(criteria, name) }], rules).marks.get(name)
    return (known?.score ?? 0) >= least
  }
  switch (trigger) {
    case 'ban':
      return banned.length > 0
    case 'blame':
      return blames
    case 'promise':
      return promises
    case 'data':
      return asksData
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
