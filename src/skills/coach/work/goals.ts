import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { asYes } from '../../../domain/reply.ts'
import { checkGoal, type GoalCheck, type GoalVerdict } from '../../../programme/checks/check-goal.ts'
import { type Finding, failures } from '../../../programme/checks/finding.ts'
import { type ReadGoal, readGoal } from '../../../programme/checks/read-goal.ts'
import { sayDay } from '../../../programme/dates/say-day.ts'
import type { GoalValues } from '../../../programme/events.ts'
import { kept } from '../../../programme/kept-text.ts'
import { nextNumber } from '../../../programme/programme.ts'
import type { CoachPhraseKey } from '../coach-phrases.ts'
import type { Desk } from '../desk.ts'
import type { AddedAdvice, CoachOutcome } from '../doubted.ts'
import { openActionsOf } from './actions.ts'
import { metricName, sayNumber, withUnit } from './measurements.ts'
import { toldOwner } from './told-owner.ts'

export type CheckedGoal = { readonly goal: ReadGoal; readonly verdict: GoalVerdict }

/** Reads a goal and checks it. What the speaker's own sentence does not say is not guessed. */
export function readCheckedGoal(desk: Desk, text: string): CheckedGoal {
  const read = readGoal(kept(text, 500), desk.parts.knowledge, desk.today)
  const owner = read.values.owner && desk.owner(read.values.owner.name)
  const goal = owner ? { ...read, values: { ...read.values, owner } } : read
  const openActions = owner ? openActionsOf(desk, owner) : 0
  return { goal, verdict: checkGoal(goal, { today: desk.today, openActions }) }
}

/** "tujuan: naikin csat dari 78 ke 85% akhir maret, pj Rudi": kept as it is said, with what to sharpen. */
export function setGoal(desk: Desk, text: string): SkillOutcome {
  const { goal, verdict } = readCheckedGoal(desk, withToldOwner(desk, text))
  if (verdict.verdict === 'activity') return tellActivity(desk, goal)
  const number = nextNumber(desk.programme, 'goals')
  const line = desk.say('goal-set', { number, goal: sayGoal(desk, goal.values) })
  return desk.change(
    [{ kind: 'goal-set', values: { goal: number, values: { ...goal.values, start: desk.today } } }],
    [{ text: [line, sayVerdict(desk, verdict)].join('\n') }],
  )
}

/** "…, yg pegang Ratri": whose it is, where a goal says so in other words than those it is written with. */
function withToldOwner(desk: Desk, text: string): string {
  if (readGoal(text, desk.parts.knowledge, desk.today).values.owner) return text
  const owner = toldOwner(desk, text)
  return owner === undefined ? text : `${text}, PJ ${owner}`
}

/** "naikin kepuasan, udah SMART belum?": what is good, what to sharpen. Nothing is kept until the person says so. */
export function checkGoalText(desk: Desk, text: string): CoachOutcome {
  const { goal, verdict } = readCheckedGoal(desk, text)
  if (verdict.verdict === 'activity') return tellActivity(desk, goal)
  const formal = sayFormalGoal(desk, goal.values)
  const lines = [
    desk.say('goal-checked', { goal: sayGoal(desk, goal.values) }),
    sayVerdict(desk, verdict),
    ...(verdict.verdict === 'ready' ? [] : [sayTemplate(desk, goal.values)]),
    ...(formal === undefined ? [] : [desk.say('rewrite', { text: escapeMarkdown(formal) })]),
  ]
  const ask = ({ remark }: AddedAdvice = {}) =>
    desk.propose(
      { kind: 'goal', text: kept(text, 500) },
      [...lines, ...(remark === undefined ? [] : [remark])].join('\n\n'),
      [asYes(desk.choice('choice-keep-goal', 'keep-goal'))],
    )
  const open = saySharpening(desk, verdict)
  if (open.length === 0) return ask()
  return { ...ask(), doubted: { text, question: sayTemplate(desk, goal.values), lines: open, ask } }
}

function tellActivity(desk: Desk, { activity, values }: ReadGoal): SkillOutcome {
  return desk.tell('goal-activity', { word: activity ?? '', what: escapeMarkdown(values.sentence) })
}

export function dropGoal(desk: Desk, number: string): SkillOutcome {
  const goal = desk.programme.goals.get(number)
  if (!goal) return desk.tell('no-such-goal', { number: escapeMarkdown(number) })
  return desk.change(
    [{ kind: 'goal-dropped', values: { goal: goal.number } }],
    [{ text: desk.say('goal-dropped', { number: goal.number }) }],
  )
}

/** "CSAT 78 → 85 % · Rudi · Rab, 31 Mar 2027"; what could not be read is the sentence itself. */
export function sayGoal(desk: Desk, { sentence, metric, baseline, target, due, owner, direction }: GoalValues): string {
  const tail = [
    ...(owner ? [escapeMarkdown(owner.name)] : []),
    ...(due === undefined ? [] : [sayDay(due, desk.language)]),
  ]
  const isUnnamed = metric?.key === 'lain' && metric.name === sentence.slice(0, 80)
  if (!metric || target === undefined || isUnnamed) return [`**${escapeMarkdown(sentence)}**`, ...tail].join(' · ')
  const from = baseline === undefined || direction === 'keep' ? '' : `${sayNumber(desk, baseline)} → `
  const sign = direction === 'keep' ? (metric.better === 'lower' ? '≤ ' : '≥ ') : ''
  return [`**${metricName(desk, metric)} ${from}${sign}${withUnit(desk, target, metric.unit)}**`, ...tail].join(' · ')
}

const shown: readonly GoalCheck[] = [
  'impossible-date',
  'direction',
  'specific',
  'measurable',
  'range',
  'by-percent',
  'time',
  'owner',
  'achievable',
  'deadline',
  'small-n',
  'vague',
  'relevant',
]
const mostShown = 3

/** What to sharpen, the most important first. */
export function saySharpening(desk: Desk, { findings }: GoalVerdict): readonly string[] {
  const failed = failures(findings)
  const open = shown.flatMap((check) => failed.find((finding) => finding.check === check) ?? []).slice(0, mostShown)
  return open.map((finding) => sayFinding(desk, finding))
}

/** The goal as a sentence one can hold on to, once metric, numbers, date and owner are known. */
export function sayFormalGoal(
  desk: Desk,
  { metric, baseline, target, due, owner, direction }: GoalValues,
): string | undefined {
  if (!metric || metric.key === 'lain' || baseline === undefined || target === undefined || due === undefined || !owner)
    return undefined
  if (direction !== 'up' && direction !== 'down') return undefined
  return desk.say(`goal-formal-${direction}`, {
    metric: metricName(desk, metric),
    baseline: withUnit(desk, baseline, metric.unit),
    target: withUnit(desk, target, metric.unit),
    due: sayDay(due, desk.language),
    owner: owner.name,
  })
}

function sayVerdict(desk: Desk, verdict: GoalVerdict): string {
  const { findings, score } = verdict
  const good = findings.filter(({ passed }) => passed).map(({ check }) => desk.say(`letter-${check}` as CoachPhraseKey))
  const head = desk.say(`goal-${verdict.verdict}` as CoachPhraseKey, { score, good: good.join(', ') || '–' })
  return [head, ...saySharpening(desk, verdict).map((line) => `- ${line}`)].join('\n')
}

function sayFinding(desk: Desk, { check, facts }: Finding<GoalCheck>): string {
  const key = `sharpen-${check}${variantOf(check, facts)}` as CoachPhraseKey
  const days = typeof facts.past === 'string' ? { past: sayDay(facts.past, desk.language) } : {}
  const known = desk.parts.knowledge.metrics.find(({ name }) => name.id === facts.metric)
  return desk.say(key, { ...facts, ...days, ...(known ? { metric: known.name[desk.language] } : {}) })
}

/** A check fails in several ways; each has its own words. */
function variantOf(check: GoalCheck, facts: Finding<GoalCheck>['facts']): string {
  if (check === 'time') return 'past' in facts ? '-past' : 'word' in facts ? '-word' : ''
  if (check === 'owner') return 'word' in facts ? '-word' : ''
  if (check !== 'achievable') return ''
  return (
    (['baseline', 'change', 'openActions', 'most', 'least'] as const)
      .find((name) => name in facts)
      ?.replace('openActions', 'busy')
      .replace(/^/, '-') ?? '-all'
  )
}

/** The same goal as it would be ready, with what is missing in brackets. */
function sayTemplate(desk: Desk, { metric, baseline, target, due, owner }: GoalValues): string {
  const gap = (key: CoachPhraseKey) => `[${desk.say(key)}]`
  return desk.say('goal-template', {
    metric: metric && metric.key !== 'lain' ? metricName(desk, metric) : gap('gap-metric'),
    baseline: baseline === undefined ? gap('gap-baseline') : sayNumber(desk, baseline),
    target: target === undefined ? gap('gap-target') : withUnit(desk, target, metric?.unit),
    due: due === undefined ? gap('gap-due') : sayDay(due, desk.language),
    owner: owner ? escapeMarkdown(owner.name) : gap('gap-owner'),
  })
}
