import { z } from 'zod'
import type { EventDraft } from '../../conversation/skill.ts'
import type { JsonValue } from '../../domain/json.ts'
import { type Person, personKey } from '../../domain/message.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import type { QuizQuestion } from '../../knowledge/practice/load-practice.ts'
import { practiseStream, type QuizAnswer } from './history.ts'

export const quizFlow = 'quiz'

const stateSchema = z.object({
  questions: z.array(z.string()),
  at: z.number(),
  right: z.number(),
  /** Its question waits behind the explanation of the one before. */
  isExplained: z.boolean().default(false),
})
export type QuizState = z.infer<typeof stateSchema>

export function readQuizState(stored: JsonValue | undefined): QuizState | undefined {
  return stateSchema.safeParse(stored).data
}

export function quizEvent(person: Person, question: string, isRight: boolean): EventDraft {
  return { stream: practiseStream(person), kind: 'quizzed', data: { person: personKey(person), question, isRight } }
}

const day = 24 * 60 * 60 * 1000
/** After so many right answers in a row a question comes again so many days later (Leitner's boxes). */
const boxes = [0, 1, 3, 7, 21, 60]

/**
 * The next questions: those answered wrongly and those whose time has come again first, then new ones, easy before hard.
 * Spaced repetition by Leitner's boxes: each right answer moves a question a box further, a wrong one back to the first.
 */
export function chooseQuestions(
  questions: readonly QuizQuestion[],
  answers: readonly QuizAnswer[],
  count: number,
  nowMs: number,
): readonly QuizQuestion[] {
  const dueAt = new Map<string, number>()
  const box = new Map<string, number>()
  for (const { question, isRight, atMs } of answers) {
    const now = isRight ? Math.min((box.get(question) ?? 0) + 1, boxes.length - 1) : 0
    box.set(question, now)
    dueAt.set(question, atMs + (boxes[now] ?? 0) * day)
  }
  const due = questions.filter(({ id }) => (dueAt.get(id) ?? Number.POSITIVE_INFINITY) <= nowMs)
  const fresh = questions.filter(({ id }) => !dueAt.has(id)).toSorted((a, b) => a.level - b.level)
  const later = questions
    .filter(({ id }) => (dueAt.get(id) ?? 0) > nowMs)
    .toSorted((a, b) => (dueAt.get(a.id) ?? 0) - (dueAt.get(b.id) ?? 0))
  return [...due, ...fresh, ...later].slice(0, count)
}

/** The entry that rests on the question's first fact: where the reason can be read. */
export function entryBehind({ facts }: QuizQuestion, { entries }: Knowledge): EntryPair | undefined {
  for (const fact of facts) {
    const found = [...entries.values()].find(({ id }) => id.facts.includes(fact))
    if (found) return found
  }
  return undefined
}
