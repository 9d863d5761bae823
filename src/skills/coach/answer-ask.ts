import type { SkillOutcome } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { asYes } from '../../domain/reply.ts'
import { liveActions, openGoals, ownerKey } from '../../programme/counters.ts'
import { sayShortDay } from '../../programme/dates/say-day.ts'
import { seriesOf } from '../../programme/measured.ts'
import type { Action } from '../../programme/programme.ts'
import { lastOf } from '../../programme/records.ts'
import type { Ask } from './asks.ts'
import { type Desk, progressOn } from './desk.ts'
import { startStep } from './flow/ask.ts'
import { goOnFrom } from './flow/go-on.ts'
import { skipStep } from './lead/skip-step.ts'
import { businessIn } from './plan/business.ts'
import { planFrom } from './plan/draft.ts'
import { listActions, sayActions } from './show/lists.ts'
import { isLateAction, showProgramme } from './show/programme.ts'
import { sayAction } from './work/actions.ts'
import { metricName, sayMeasurement, sayNumber, withUnit } from './work/measurements.ts'
import { ownedBy } from './work/owned-by.ts'

/**
 * Answers what is asked about the programme; undefined: there is nothing here that it could be about. `business`: whose
 * examples were shown so far.
 */
export function answerAsk(desk: Desk, ask: Ask, business?: string): SkillOutcome | undefined {
  switch (ask.kind) {
    case 'late':
    case 'mine':
    case 'open':
      return listActions(desk, ask.kind)
    case 'of':
      return actionsOf(desk, ask.name)
    case 'nudge':
      return nudge(desk, ask.name)
    case 'where':
      return showProgramme(desk)
    case 'begin':
      return startStep(desk, progressOn(desk).next ?? 'vision', businessIn(desk, desk.text)?.id)
    case 'go':
      // "Lanjut tujuan" of somebody who has begun nothing here is about something else.
      return desk.last || desk.programme.size > 0 ? startStep(desk, ask.step, business) : undefined
    case 'skip-step':
      return skipStep(desk, ask.step, ask.to)
    case 'next':
      return goOnFrom(desk)
    case 'help':
      return offerHelp(desk)
    case 'is-kept':
      return tellKept(desk)
    case 'compare':
      return compareFigures(desk)
    case 'figures':
      return figuresToFollow(desk)
  }
}

/** What somebody has to do and has done; a name that nobody here has may be somebody else’s matter. */
function actionsOf(desk: Desk, name: string): SkillOutcome | undefined {
  const own = ownedBy(desk, name)
  if (own.length === 0) return desk.tell('no-actions-of', { name: escapeMarkdown(desk.owner(name).name) })
  const open = own.filter(({ status }) => status !== 'done').length
  const listed = sayActions(desk, own)
  const head = desk.say('actions-of', { name: escapeMarkdown(desk.owner(name).name), open, done: own.length - open })
  return { ...listed, replies: listed.replies.map((reply) => ({ ...reply, text: `${head}\n\n${reply.text}` })) }
}

/** Lines to send to those who are late, for nobody is written to who did not ask for it. */
function nudge(desk: Desk, name: string | undefined): SkillOutcome {
  const owner = name === undefined ? undefined : ownerKey(desk.owner(name))
  const late = liveActions(desk.programme).filter((action) => isLateAction(desk, action) && action.values.owner)
  const chosen = late.filter(({ values }) => owner === undefined || (values.owner && ownerKey(values.owner) === owner))
  if (chosen.length === 0) {
    return name === undefined
      ? desk.tell('no-actions-late')
      : { replies: [{ text: desk.say('nudge-unknown', { name: escapeMarkdown(name) }) }] }
  }
  const lines = chosen.slice(0, 5).map((action) => `> ${sayNudge(desk, action)}`)
  return { replies: [{ text: [desk.say('nudge-head'), ...lines].join('\n\n') }] }
}

function sayNudge(desk: Desk, { values }: Action): string {
  return desk.say('nudge-line', {
    name: escapeMarkdown(values.owner?.name ?? ''),
    what: escapeMarkdown(values.what),
    due: values.due === undefined ? '' : sayShortDay(values.due, desk.language),
  })
}

/** "Udah ketulis belum?": what the last message of the speaker kept, as it stands now. */
function tellKept(desk: Desk): SkillOutcome | undefined {
  const { programme, speaker } = desk
  const last = programme.changes.findLast(
    ({ by, touched, kind }) => by === speaker.person && touched.length > 0 && kind !== 'undone',
  )
  const [touched] = last?.touched ?? []
  if (!touched) return desk.tell('nothing-kept')
  const { collection, key } = touched
  const action = collection === 'actions' ? programme.actions.get(key) : undefined
  const measurement = collection === 'measurements' ? programme.measurements.get(key) : undefined
  const note = collection === 'notes' ? programme.notes.get(key) : undefined
  const what = action
    ? sayAction(desk, action.values)
    : measurement
      ? sayMeasurement(desk, measurement.values)
      : note && escapeMarkdown(note.values.text)
  return what === undefined ? showProgramme(desk) : desk.tell('is-kept', { what })
}

/** The last figure beside the one before, and beside its target. */
function compareFigures(desk: Desk): SkillOutcome | undefined {
  const newest = lastOf(desk.programme.measurements)
  if (!newest) return undefined
  const { metric } = newest.values
  const series = seriesOf(desk.programme, metric.key)
  const [before, last] = series.last(2)
  const unit = last?.values.metric.unit ?? metric.unit
  if (!before || !last)
    return desk.tell('compare-alone', {
      metric: escapeMarkdown(metricName(desk, metric)),
      value: withUnit(desk, newest.values.value, unit),
    })
  const change = last.values.value - before.values.value
  const way = change === 0 ? 'same' : change > 0 ? 'up' : 'down'
  const line = desk.say(`compare-${way}`, {
    metric: escapeMarkdown(metricName(desk, metric)),
    before: withUnit(desk, before.values.value, unit),
    since: sayShortDay(before.values.day, desk.language),
    last: withUnit(desk, last.values.value, unit),
    day: sayShortDay(last.values.day, desk.language),
    change: sayNumber(desk, Math.abs(change)),
  })
  return { replies: [{ text: [line, ...againstTarget(desk, metric.key, last.values.value)].join('\n') }] }
}

/** Against the goal of this metric, or a target that the message itself names. */
function againstTarget(desk: Desk, key: string, value: number): string[] {
  const goal = openGoals(desk.programme).find(({ values }) => values.metric?.key === key)
  const said = /target\p{L}*\s+(?:\p{L}+\s+)?(\d+(?:[.,]\d+)?)/iu.exec(desk.text)?.[1]
  const target = said === undefined ? goal?.values.target : Number(said.replace(',', '.'))
  if (target === undefined) return []
  const better = desk.parts.knowledge.metrics.find(({ id }) => id === key)?.better ?? 'higher'
  const isMet = better === 'higher' ? value >= target : value <= target
  const values = { target: sayNumber(desk, target), gap: sayNumber(desk, Math.abs(target - value)) }
  return [desk.say(isMet ? 'compare-met' : 'compare-not-met', values)]
}

/** Which figures a team of this kind follows each week: what the customer feels, what balances it, and what causes it. */
function figuresToFollow(desk: Desk): SkillOutcome | undefined {
  const named = businessIn(desk, desk.text)
  if (!named) return undefined
  const figures = named.figures[desk.language].map((each) => `- ${each}`)
  const text = [
    desk.say('figures-head', { business: named.name[desk.language] }),
    figures.join('\n'),
    desk.say('figures-how'),
    ...(desk.speaker.team ? [] : [desk.say('figures-team')]),
  ].join('\n\n')
  return { replies: [{ text }] }
}

/** What Prima can do for a business that was named; undefined: none was, and whoever tells of herself answers. */
function offerHelp(desk: Desk): SkillOutcome | undefined {
  const business = businessIn(desk, desk.text)
  if (!business) return undefined
  const plan = planFrom(desk, desk.text)
  return desk.propose({ kind: 'plan', plan }, desk.say('help-business', { business: business.name[desk.language] }), [
    asYes(desk.choice('choice-draft', 'draft', business.id)),
    desk.choice('choice-begin', 'step', 'vision'),
    desk.choice('choice-measure-first', 'step', 'analysis'),
  ])
}
