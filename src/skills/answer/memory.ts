import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'

const answerSchema = z.object({
  entryId: z.string(),
  /** What it answered, so that a follow-up can be read in its light. Without personal data. */
  question: z.string(),
  answerId: z.string(),
  /** The headings of what was shown of the entry, besides its opening. */
  said: z.array(z.string()).default([]),
})

const memorySchema = z.object({
  /** Newest first. */
  answers: z.array(answerSchema),
  /** What was asked after the last answer and could not be answered: a next try may lean on it. */
  refused: z.string().optional(),
  /** The entry whose opening was said a second time, as what still holds. */
  reminded: z.string().optional(),
})

export type RememberedAnswer = z.infer<typeof answerSchema>

/** The topic of a conversation: what was answered last, and what could not be. */
export type TopicMemory = {
  readonly answers: readonly RememberedAnswer[]
  readonly refused?: string
  readonly reminded?: string
}

/** "Balik ke yang tadi" goes back so far. */
const mostAnswers = 5
/** What is kept of a question, in characters from its end. */
const longestQuestion = 300

/** Empty where nothing is remembered, or it no longer has a form we know. The first version kept one answer. */
export function readMemory(stored: JsonValue | undefined): TopicMemory {
  const topic = memorySchema.safeParse(stored).data
  if (topic) {
    const { answers, refused, reminded } = topic
    return { answers, ...(refused === undefined ? {} : { refused }), ...(reminded === undefined ? {} : { reminded }) }
  }
  const former = answerSchema.safeParse(stored).data
  return { answers: former ? [former] : [] }
}

/** The memory after an answer: what was refused before it is over. */
export function withAnswer({ answers }: TopicMemory, answer: RememberedAnswer): TopicMemory {
  const others = answers.filter(({ entryId }) => entryId !== answer.entryId)
  const question = answer.question.slice(-longestQuestion)
  return { answers: [{ ...answer, question }, ...others].slice(0, mostAnswers) }
}

/** The memory after what was answered last was said again as what still holds. */
export function withReminder(topic: TopicMemory): TopicMemory {
  const [last] = topic.answers
  return last ? { ...topic, reminded: last.entryId } : topic
}

/** The memory after a question that had no answer; one that was refused before goes along. */
export function withRefusal({ answers, refused = '' }: TopicMemory, question: string): TopicMemory {
  return { answers, refused: `${refused} ${question}`.trim().slice(-longestQuestion) }
}
