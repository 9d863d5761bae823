import {
  askedNames,
  type CriterionName,
  type PracticeRules,
  type ReactionName,
  type RolePlay,
} from '../../knowledge/practice/load-practice.ts'
import type { Judged } from '../../rubric/judge.ts'
import { all, amountOfTime, first, near, readable, timeIn } from '../../rubric/signs.ts'
import type { RolePlayState } from './role-play-flow.ts'

const fewWords = 3

/** The criteria of a scene that no message has met so far. */
export function missingIn(best: RolePlayState['best'], { criteria }: RolePlay): ReadonlySet<CriterionName> {
  return new Set(criteria.map(({ name }) => name).filter((name) => (best[name]?.score ?? 0) < 2))
}

/** What a customer answers to, where the scene has no line: what the agent just did, and what is still wanting after it. */
export function reactionTo(
  message: string,
  { marks }: Judged,
  missing: ReadonlySet<CriterionName>,
  rules: PracticeRules,
): ReactionName {
  const text = readable(message)
  const acts =
    near(text, [...rules.self, ...rules.we], rules.act) !== undefined || (marks.get('step')?.score ?? 0) === 2
  const exact = timeIn(text) ?? amountOfTime(text, rules.units)
  if (acts && exact !== undefined) return missing.has('options') ? 'no-choice' : 'fine'
  if (acts) return first(text, rules['relative-time']) === undefined ? 'no-time' : 'no-hour'
  if (exact !== undefined) return 'no-step'
  if (first(text, rules['vague-step'])) return 'vague'
  if (message.includes('?')) return 'question'
  if ((marks.get('acknowledge')?.score ?? 0) === 2) return 'heard'
  if (all(text, rules.acknowledge).length > 0) return 'sorry'
  return text.trim().split(' ').length < fewWords ? 'short' : 'nothing'
}

/** What the agent asks for, where any customer has an answer to it. */
export function askedIn(message: string, { asked }: PracticeRules): ReactionName | undefined {
  const text = readable(message)
  return askedNames.find(
    (name) => first(text, asked[name]) !== undefined && (name === 'greet' || message.includes('?')),
  )
}

/** A reaction in words: the first that was not said yet, and never the one that was said last. */
export function speak(
  name: ReactionName,
  { language }: RolePlay,
  { reactions }: PracticeRules,
  said: readonly string[],
): string {
  const lines = reactions[language][name]
  const last = said.findLastIndex((line) => lines.includes(line))
  const after = lines.indexOf(said[last] ?? '') + 1
  return lines.find((line) => !said.includes(line)) ?? lines[after % lines.length] ?? ''
}
