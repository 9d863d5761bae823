import type { Do, SkillOutcome } from '../../conversation/skill.ts'
import { giveTask } from './change/give-task.ts'
import { type CoachParts, type Desk, openDesk } from './desk.ts'
import { keepFigures } from './do/keep-figures.ts'
import { keepStatedGoal } from './do/keep-goal.ts'
import { finishNamed, moveNamed } from './do/named-action.ts'
import { blockNamed, unblockNamed } from './do/named-blocker.ts'
import { answerLead } from './lead/answer-lead.ts'
import { tellOwners, tellUnreported } from './lead/owners.ts'
import { mondayOf } from './lead/week-done.ts'
import { respondToAction } from './respond/to-action.ts'
import { respondToWish } from './respond/to-wish.ts'
import type { CoachWish } from './sentences.ts'
import { exportProgramme } from './show/export.ts'
import { listActions, listBlockers, listGoals, listMeasurements, listNotes } from './show/lists.ts'
import { showProgramme } from './show/programme.ts'
import { dropFigure } from './work/drop-figure.ts'
import { takeNote } from './work/notes.ts'
import { keepToldVision } from './work/told-vision.ts'
import { undo } from './work/undo.ts'

type Doing = (desk: Desk) => SkillOutcome | undefined | Promise<SkillOutcome | undefined>

/** What the coach does for who says in their own words what a pattern does not know. */
const doings = {
  progress: showProgramme,
  'actions-all': (desk) => listActions(desk, 'all'),
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
  // Who asks which one is next is told; who wants to go on does.
  'next-step': (desk) => (asks(desk) ? showProgramme(desk) : respondToWish(desk, { wish: 'go-on', parts: {} })),
  forecast: (desk) => (desk.programme.size === 0 ? undefined : answerLead(desk, 'forecast')),
  effect: (desk) => (desk.programme.size === 0 ? undefined : answerLead(desk, 'effect')),
  'state-goal': keepStatedGoal,
  record: keepFigures,
  assign: giveTask,
  'drop-figure': dropFigure,
  undo: (desk) => (asks(desk) && !desk.parts.doingWords.has('undo-asked', desk.text) ? undefined : undo(desk)),
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
        if (changing.has(name) && asks(desk)) return undefined
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

function asks({ text, parts }: Desk): boolean {
  return text.includes('?') || parts.soundsLikeQuestion(text)
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
