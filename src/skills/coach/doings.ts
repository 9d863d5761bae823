import type { Do, SkillOutcome } from '../../conversation/skill.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { metricIn } from '../../programme/checks/word-lists.ts'
import { openGoals } from '../../programme/counters.ts'
import { addDays } from '../../programme/dates/calendar.ts'
import { alternatives } from './alternatives.ts'
import { giveTask } from './change/give-task.ts'
import { type CoachParts, type Desk, openDesk } from './desk.ts'
import { answerLead } from './lead/answer-lead.ts'
import { weeksIn } from './lead/figures-in.ts'
import { tellOwners, tellUnreported } from './lead/owners.ts'
import { stateGoal } from './lead/state-goal.ts'
import { mondayOf } from './lead/week-done.ts'
import { finishAction, respondToAction } from './respond/to-action.ts'
import { respondToWish } from './respond/to-wish.ts'
import type { CoachWish } from './sentences.ts'
import { exportProgramme } from './show/export.ts'
import { listActions, listBlockers, listGoals, listMeasurements, listNotes } from './show/lists.ts'
import { showProgramme } from './show/programme.ts'
import { changeAction, moveActions } from './work/actions.ts'
import { clearBlockers, noteBlocker, openBlockers } from './work/blockers.ts'
import { dropFigure } from './work/drop-figure.ts'
import { readFigures } from './work/figures.ts'
import { findActions } from './work/find-actions.ts'
import { readCheckedGoal, setGoal } from './work/goals.ts'
import { looseGoal } from './work/loose-goal.ts'
import { meantAction } from './work/meant-action.ts'
import { readMeasured, recordFigures } from './work/measurements.ts'
import { takeNote } from './work/notes.ts'
import { keepToldVision } from './work/told-vision.ts'
import { undo } from './work/undo.ts'

type Doing = (desk: Desk) => SkillOutcome | undefined | Promise<SkillOutcome | undefined>

/** What the coach does for who says in their own words what a pattern does not know. */
const doings = {
  progress: showProgramme,
  'actions-open': (desk) => listActions(desk, 'open'),
  'actions-late': (desk) => listActions(desk, 'late'),
  'actions-mine': (desk) => listActions(desk, 'mine'),
  idle: (desk) =>
    desk.parts.lead.has(desk.text, 'not-yet') ? tellUnreported(desk, mondayOf(desk.today)) : tellOwners(desk),
  blockers: listBlockers,
  measurements: listMeasurements,
  goals: listGoals,
  notes: listNotes,
  export: (desk) => exportProgramme(desk, 'all'),
  'export-tables': (desk) => exportProgramme(desk, desk.parts.lead.has(desk.text, 'task') ? 'actions' : 'measurements'),
  'next-step': (desk) => respondToWish(desk, { wish: 'go-on', parts: {} }),
  forecast: (desk) => (desk.programme.size === 0 ? undefined : answerLead(desk, 'forecast')),
  effect: (desk) => (desk.programme.size === 0 ? undefined : answerLead(desk, 'effect')),
  'state-goal': keepStatedGoal,
  record: keepFigures,
  assign: giveTask,
  'drop-figure': dropFigure,
  undo: (desk) => undo(desk),
  blocked: blockNamed,
  'move-due': moveNamed,
  unblock: unblockNamed,
  finish: finishNamed,
  note: (desk) => takeNote(desk, 'note', desk.parts.doingWords.without('record-leads', desk.text)),
  'vision-told': keepToldVision,
} satisfies Readonly<Record<string, Doing>>

/** What is asked changes nothing. */
const changing: ReadonlySet<string> = new Set([
  'state-goal',
  'record',
  'assign',
  'note',
  'vision-told',
  'drop-figure',
  'unblock',
  'blocked',
  'finish',
  'move-due',
])

/** Who leads people to plans of their own, and who works sums out. */
const guide = 'guide'
const calculator = 'calculate'

export function coachDoings(parts: CoachParts): Readonly<Record<string, Do>> {
  return Object.fromEntries(
    Object.entries(doings).map(([name, act]: readonly [string, Doing]) => [
      name,
      async (context) => {
        const desk = await openDesk(parts, context)
        if (changing.has(name) && (desk.text.includes('?') || parts.soundsLikeQuestion(desk.text))) return undefined
        // "Yang belum apa aja?" just after a plan is of that plan, unless a programme is kept as well.
        if (context.lastSkill === guide && desk.programme.size === 0) return undefined
        // "Bulan lalu 70 dari 120" behind a sum of somebody without a team is one more figure for that.
        if (name === 'record' && context.lastSkill === calculator && !desk.speaker.team) return undefined
        // "Catat aja: Kamis antrean 31 menit" is a figure first, and a note where it is none.
        return (name === 'record' ? keepFigures(desk) : undefined) ?? asWritten(desk) ?? act(desk)
      },
    ]),
  )
}

/** These mean something only with more than their words. */
const leaning: ReadonlySet<CoachWish> = new Set(['check-goal', 'diagnose', 'correct'])

/** A sentence that the programme knows says more exactly what is wanted. */
function asWritten(desk: Desk): SkillOutcome | Promise<SkillOutcome> | undefined {
  const { reader } = desk.parts
  const wish = reader.wish(desk.text)
  if (wish && !leaning.has(wish.wish)) return respondToWish(desk, wish)
  const action = reader.action(desk.text)
  return action && respondToAction(desk, action)
}

/** A goal that is told whole is kept as it was said, one that is told loosely in the words of a goal. */
function keepStatedGoal(desk: Desk): SkillOutcome | undefined {
  const stated = stateGoal(desk)
  if (stated) return stated
  const said = desk.parts.doingWords.without('goal-leads', desk.text)
  const { values } = readCheckedGoal(desk, said).goal
  const isWhole = values.baseline !== undefined && values.target !== undefined && values.owner !== undefined
  const goal = isWhole ? said : looseGoal(desk, said)
  return goal === undefined ? undefined : setGoal(desk, goal)
}

/** Words around a figure that tell nothing of it: "motor", "rata2nya". */
const mostBeside = 4

/** A figure that names no metric is of the goal, or of what was measured last. */
function keepFigures(desk: Desk): SkillOutcome | undefined {
  const { text, programme, parts } = desk
  if (parts.soundsLikeQuestion(text)) return undefined
  const said = parts.doingWords.without('record-leads', text)
  const metric =
    openGoals(programme).findLast(({ values }) => values.metric !== undefined)?.values.metric ??
    [...programme.measurements.values()].at(-1)?.values.metric ??
    spokenOf(desk)
  const named = metric && metric.key !== 'lain' ? `${metric.name} ${said}` : said
  const figures = readFigures(desk, said) ?? readFigures(desk, named)
  if (figures) return recordFigures(desk, figures)
  const read = readMeasured(desk, said) ?? readMeasured(desk, named)
  return read && read.rest.length <= mostBeside ? recordFigures(desk, [read]) : undefined
}

/** "Sparepartnya udah dateng": what somebody waited for is there. */
function unblockNamed(desk: Desk): SkillOutcome | undefined {
  const open = openBlockers(desk)
  const said = wordsIn(desk.text)
  const isNamed = (text: string) =>
    wordsIn(text).some((word) => word.length >= leastLetters && said.some((each) => each.startsWith(word)))
  const named = open.filter(({ waitingFor, who }) => isNamed(waitingFor) || (who !== undefined && isNamed(who.name)))
  const [only, other] = named.length > 0 ? named : open
  if (!only) return undefined
  return other ? listBlockers(desk) : clearBlockers(desk, { number: String(only.number) })
}

const leastLetters = 3

/** "Template balasannya udah kelar", "yang Vina udah": an action is done that is told by whose it is, or in its words. */
function finishNamed(desk: Desk): SkillOutcome | undefined {
  const meant = meantAction(desk)
  if (meant) return moveActions(desk, [meant.number], 'done', '')
  return findActions(desk, desk.text).length === 0 ? undefined : finishAction(desk, desk.text, '')
}

/** "Dimas mentok, trainernya sakit": who cannot go on, and what is in the way. */
function blockNamed(desk: Desk): SkillOutcome | undefined {
  const { reader, doingWords } = desk.parts
  const [, ahead = '', why = ''] =
    new RegExp(
      String.raw`^(.{2,60}?)(?:\s*,\s*|\s+(?:${alternatives(reader.words.waiting)})\s+)(\S[\s\S]*)$`,
      'iu',
    ).exec(desk.text) ?? []
  const owner =
    meantAction(desk)?.values.owner?.name ??
    /\p{Lu}\p{Ll}[\p{L}.']*/u.exec(doingWords.without('give-leads', ahead))?.[0]
  // Of somebody who keeps nothing here it is a case that is told.
  if (desk.programme.size === 0 && !desk.speaker.team) return undefined
  return owner === undefined || why === '' ? undefined : noteBlocker(desk, owner, why.replace(/[.!]+$/, ''))
}

/** "Undur yg Dimas seminggu", "yang punya Komang ganti Kamis aja". */
function moveNamed(desk: Desk): SkillOutcome | undefined {
  const action = meantAction(desk)
  if (!action) return undefined
  const date = desk.parts.knowledge.dates.read(desk.text, { today: desk.today })
  const weeks = weeksIn(desk, desk.text)
  const { due } = action.values
  if (date?.kind === 'day') return changeAction(desk, action.number, 'due', date.day)
  return weeks === undefined || due === undefined
    ? undefined
    : changeAction(desk, action.number, 'due', addDays(due, weeks * daysOfWeek))
}

const daysOfWeek = 7

/** The metric that the speaker spoke of just before. */
function spokenOf({ asked, parts }: Desk) {
  const known = asked.map((text) => metricIn(text, parts.knowledge.metrics)).find((metric) => metric !== undefined)
  return known && { key: known.id, name: known.name.id }
}
