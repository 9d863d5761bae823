import type { Do, SkillOutcome } from '../../conversation/skill.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { openGoals } from '../../programme/counters.ts'
import { giveTask } from './change/give-task.ts'
import { type CoachParts, type Desk, openDesk } from './desk.ts'
import { answerLead } from './lead/answer-lead.ts'
import { tellOwners, tellUnreported } from './lead/owners.ts'
import { stateGoal } from './lead/state-goal.ts'
import { mondayOf } from './lead/week-done.ts'
import { finishAction, respondToAction } from './respond/to-action.ts'
import { respondToWish } from './respond/to-wish.ts'
import type { CoachWish } from './sentences.ts'
import { exportProgramme } from './show/export.ts'
import { listActions, listBlockers, listGoals, listMeasurements, listNotes } from './show/lists.ts'
import { showProgramme } from './show/programme.ts'
import { clearBlockers, openBlockers } from './work/blockers.ts'
import { dropFigure } from './work/drop-figure.ts'
import { readFigures } from './work/figures.ts'
import { findActions } from './work/find-actions.ts'
import { readCheckedGoal, setGoal } from './work/goals.ts'
import { readMeasured, recordFigures } from './work/measurements.ts'
import { takeNote } from './work/notes.ts'
import { keepToldVision } from './work/told-vision.ts'

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
  unblock: unblockNamed,
  finish: finishNamed,
  note: (desk) => takeNote(desk, 'note', desk.parts.doingWords.without('record-leads', desk.text)),
  'vision-told': keepToldVision,
} satisfies Readonly<Record<string, Doing>>

/** Who leads people to plans of their own. */
const guide = 'guide'

export function coachDoings(parts: CoachParts): Readonly<Record<string, Do>> {
  return Object.fromEntries(
    Object.entries(doings).map(([name, act]: readonly [string, Doing]) => [
      name,
      async (context) => {
        const desk = await openDesk(parts, context)
        // "Yang belum apa aja?" just after a plan is of that plan, unless a programme is kept as well.
        if (context.lastSkill === guide && desk.programme.size === 0) return undefined
        return asWritten(desk) ?? act(desk)
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

/** A goal without its figure or its day is one to be talked over; of somebody who has nothing here it needs both. */
function keepStatedGoal(desk: Desk): SkillOutcome | undefined {
  const stated = stateGoal(desk)
  if (stated) return stated
  const said = goalOf(desk)
  const { values } = readCheckedGoal(desk, said).goal
  const isWhole = values.target !== undefined && values.due !== undefined
  return isWhole || (desk.programme.size > 0 && values.target !== undefined) ? setGoal(desk, said) : undefined
}

/** "Target kami: …", "kita mau …" leads to the goal. */
function goalOf({ text, parts }: Desk): string {
  return parts.doingWords.without('goal-leads', text)
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
    [...programme.measurements.values()].at(-1)?.values.metric
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

/** "Template balasannya udah kelar": an action is done that is told in some of its words. */
function finishNamed(desk: Desk): SkillOutcome | undefined {
  return findActions(desk, desk.text).length === 0 ? undefined : finishAction(desk, desk.text, '')
}
