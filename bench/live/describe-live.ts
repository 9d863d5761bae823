import type { TurnUse } from '../../src/conversation/model/turn-models.ts'
import type { LiveReport, WayFigures } from './measure-live.ts'

export type { LiveReport } from './measure-live.ts'

/** The report as a table and a few lines. */
export function describeLive(report: LiveReport): string {
  const { server, model, inField, outside, rules, withModel, answers, cut, calls, turns, answered } = report
  const outcomes = countBy(calls.map(({ purpose, outcome }) => `${purpose} ${outcome}`))
  return [
    `${model} on ${server}; ${inField} questions in the field, ${outside} outside`,
    '',
    row('', 'rules', 'with model'),
    ...rows(rules, withModel),
    '',
    `Answers put to the model: ${list(answers)}`,
    `Grounding failures, sentences cut: ${list(cut)}`,
    `Calls: ${list(outcomes)}`,
    `Per answered question, over ${answered}: ${meanUse(turns, answered)}`,
    `Per turn, over ${turns.length}: ${meanUse(turns, turns.length)}; ${turns.filter((turn) => turn.calls === 0).length} turns asked no model`,
  ].join('\n')
}

/** All that was spent, shared among so many. */
function meanUse(turns: readonly TurnUse[], among: number): string {
  const mean = (of: (turn: TurnUse) => number) => sum(turns.map(of)) / Math.max(1, among)
  const costs = turns.some(({ cost }) => cost !== undefined)
  const dollars = costs ? `, US$ ${mean(({ cost = 0 }) => cost).toFixed(5)}` : ''
  const tokens = `${Math.round(mean((turn) => turn.inputTokens))} tokens in, ${Math.round(mean((turn) => turn.outputTokens))} out`
  return `${mean((turn) => turn.calls).toFixed(2)} calls, ${tokens}${dollars}`
}

function rows(rules: WayFigures, withModel: WayFigures): readonly string[] {
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const ms = (time: number) => `${Math.round(time)} ms`
  return [
    row('right entry, in the field', percent(rules.rightEntry), percent(withModel.rightEntry)),
    row('key facts in the answer', percent(rules.keyFacts), percent(withModel.keyFacts)),
    row('refused, in the field', percent(rules.refusedInField), percent(withModel.refusedInField)),
    row('refused, outside', percent(rules.refusedOutside), percent(withModel.refusedOutside)),
    row('turn, median', ms(rules.medianMs), ms(withModel.medianMs)),
    row('turn, 95th percentile', ms(rules.p95Ms), ms(withModel.p95Ms)),
  ]
}

function row(name: string, rules: string, withModel: string): string {
  return `${name.padEnd(28)}${rules.padStart(12)}${withModel.padStart(14)}`
}

function list(counts: ReadonlyMap<string, number>): string {
  return counts.size === 0 ? 'none' : [...counts].map(([name, count]) => `${name} ${count}`).join(', ')
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
