import type { ReadSentence } from '../../../conversation/sentence-patterns.ts'
import type { SkillOutcome } from '../../../conversation/skill.ts'
import { stepIds } from '../../../programme/steps.ts'
import { readTask } from '../amend/read-task.ts'
import { afterChanges, type Desk, progressOn, together } from '../desk.ts'
import { startStep } from '../flow/ask.ts'
import { askToClose, closeStep, reopen } from '../flow/close.ts'
import { resumeProgramme } from '../lead/pause.ts'
import { firstDiagnosis } from '../plan/diagnosis.ts'
import { quotedIn } from '../quoted.ts'
import type { CoachWish } from '../sentences.ts'
import { withTeamQuestions } from '../show/asked-by-team.ts'
import { exportProgramme } from '../show/export.ts'
import { listActions, listBlockers, listGoals, listMeasurements } from '../show/lists.ts'
import { showProgramme } from '../show/programme.ts'
import { addAction } from '../work/actions.ts'
import { clearBlockers, ownBlocker } from '../work/blockers.ts'
import { correct } from '../work/correct.ts'
import { readFigures } from '../work/figures.ts'
import { checkGoalText, dropGoal, setGoal } from '../work/goals.ts'
import { recordFigures } from '../work/measurements.ts'
import { noteRisk, takeNote } from '../work/notes.ts'
import { undo } from '../work/undo.ts'

/** Does what a sentence to a programme wants. */
export function respondToWish(
  desk: Desk,
  { wish, parts: said }: ReadSentence<CoachWish>,
): SkillOutcome | Promise<SkillOutcome> {
  const { rest = '', number = '' } = said
  // "Step 2, situation analysis": the number counts, its name may stand behind it.
  const step = stepIds[Number.parseInt(number, 10) - 1]
  switch (wish) {
    case 'check-goal':
      return checkGoalText(desk, quotedIn(said.goal ?? ''))
    case 'diagnose':
      return firstDiagnosis(desk, rest)
    case 'step':
      return step ? startStep(desk, step) : desk.tell('step-unknown')
    case 'close-step':
      // "Tutup langkah ini", as the button says.
      return step ? closeStep(desk, step, rest) : /\d/.test(number) ? desk.tell('step-unknown') : closeLatest(desk)
    case 'approve-plan':
      return closeStep(desk, 'plan', desk.text)
    case 'reopen-step':
      return step ? reopen(desk, step) : desk.tell('step-unknown')
    case 'begin-vision':
      return startStep(desk, 'vision')
    case 'begin-goals':
      return startStep(desk, 'goals')
    case 'begin-plan':
      return startStep(desk, 'plan')
    case 'add-nothing':
      return desk.tell('action-asked')
    case 'add-action':
      return addActions(desk, rest)
    case 'goal':
      return setGoal(desk, rest)
    case 'drop-goal':
      return dropGoal(desk, number)
    case 'own-blocker':
      return ownBlocker(desk, number, said.who ?? '')
    case 'unblock':
      return clearBlockers(desk, said)
    case 'risk':
      return noteRisk(desk, rest)
    case 'lesson-keep':
      return takeNote(desk, 'lesson', rest, { lesson: 'keep' })
    case 'lesson-change':
      return takeNote(desk, 'lesson', rest, { lesson: 'change' })
    case 'note':
      return noteOrMeasurement(desk, desk.parts.doingWords.without('record-leads', rest))
    case 'undo':
      return undo(desk)
    case 'correct':
      return correct(desk, said.right ?? '', said.wrong) ?? desk.tell('nothing-to-correct')
    case 'export':
      return exportProgramme(desk, 'all')
    case 'export-actions':
      return exportProgramme(desk, 'actions')
    case 'export-measurements':
      return exportProgramme(desk, 'measurements')
    case 'actions':
      return listActions(desk, 'all')
    case 'actions-late':
      return listActions(desk, 'late')
    case 'actions-mine':
      return listActions(desk, 'mine')
    case 'blockers':
      return listBlockers(desk)
    case 'measurements':
      return listMeasurements(desk)
    case 'goals':
      return listGoals(desk)
    case 'show':
      return withTeamQuestions(desk, showProgramme(desk))
    case 'go-on': {
      const resumed = resumeProgramme(desk)
      if (resumed) return resumed
      const { next } = progressOn(desk)
      return next ? startStep(desk, next) : showProgramme(desk)
    }
    default:
      return takeNote(desk, wish, rest)
  }
}

/** "Tambah aksi: …. Tambah aksi: …" in one message: an action each. */
function addActions(desk: Desk, text: string): SkillOutcome {
  const [first = '', ...others] = text.split(oneMore)
  return others.reduce(
    (done, each) =>
      together(done, addAction(afterChanges(desk, done), desk.parts.reader.wish(each)?.parts.rest ?? each)),
    addAction(desk, first),
  )
}

const oneMore =
  /[.;\n]\s*(?:(?:dan|lalu|and)\s+)?(?=(?:tambah\p{L}*|catat\p{L}*|add)\s+(?:an?\s+|another\s+)?(?:aksi|action|tugas|task)(?!\p{L}))/iu

/** The step that was written to last. */
function closeLatest(desk: Desk): SkillOutcome {
  const begun = progressOn(desk).steps.filter(({ status }) => status !== 'closed' && status !== 'not-begun')
  const written = [...desk.programme.sheets.values()].at(-1)?.step
  const step = begun.find((each) => each.step === written) ?? begun.at(-1)
  return step ? askToClose(desk, step.step) : desk.tell('step-unknown')
}

/** "catat: CSAT minggu ini 82 %" is a measurement, "catat: Sari kirim data Jumat" an action. */
function noteOrMeasurement(desk: Desk, text: string): SkillOutcome {
  const figures = readFigures(desk, text)
  if (figures) return recordFigures(desk, figures)
  const task = readTask(desk, text)
  const isDated = desk.parts.knowledge.dates.read(text, { today: desk.today })?.kind === 'day'
  return task !== undefined && isDated ? addAction(desk, task) : takeNote(desk, 'note', text)
}
