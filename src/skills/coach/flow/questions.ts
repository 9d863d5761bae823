import type { Question } from '../../../programme/coaching.ts'
import { liveActions, notesOf, openGoals, pursuedGoals } from '../../../programme/counters.ts'
import { measuredIn } from '../../../programme/measured.ts'
import type { Programme } from '../../../programme/programme.ts'
import type { StepId } from '../../../programme/steps.ts'
import type { Desk } from '../desk.ts'

/** The questions of a step that this team is asked. */
export function questionsOf({ parts, memberCount }: Desk, step: StepId): readonly Question[] {
  return parts.knowledge.questions.filter(
    (question) => question.step === step && (!question.forTeams || memberCount > 1),
  )
}

/** How many answers to a question the programme has. */
export function answersTo(programme: Programme, { writes, step }: Question): number {
  if ('sheet' in writes) return programme.sheets.has(`${step}.${writes.sheet}`) ? 1 : 0
  if ('metric' in writes) return [...measuredIn(programme).values()].filter(({ isComplete }) => isComplete).length
  if ('goal' in writes) return pursuedGoals(programme).length
  if ('action' in writes) return liveActions(programme).length
  if ('risk' in writes) return programme.risks.size
  if ('note' in writes) return notesOf(programme, writes.note).length
  // A verdict is asked for as long as a goal waits for one.
  return openGoals(programme).length === 0 ? 1 : 0
}

/** Whether a question has as many answers as it asks for. */
function isAnswered(programme: Programme, question: Question): boolean {
  return answersTo(programme, question) >= question.times
}

/** The next question of a step that has no answer and was not passed over; undefined: all have. */
export function nextQuestion(desk: Desk, step: StepId, skipped: readonly string[]): Question | undefined {
  return questionsOf(desk, step).find(
    (question) => !skipped.includes(question.id) && !isAnswered(desk.programme, question),
  )
}

/** The question before another one, answered or not. */
export function questionBefore(desk: Desk, step: StepId, id: string): Question | undefined {
  const questions = questionsOf(desk, step)
  const at = questions.findIndex((question) => question.id === id)
  return at <= 0 ? questions[0] : questions[at - 1]
}
