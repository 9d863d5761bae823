import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'
import { type Asker, askerSchema } from './asker.ts'

const answerSchema = z.object({
  entryId: z.string(),
  /** What it answered, so that a follow-up can be read in its light. Without personal data. */
  question: z.string(),
  /** The question that the topic began with; the one above leans on it. */
  root: z.string().exactOptional(),
  answerId: z.string(),
  /** The headings of what was shown of the entry, besides its opening. */
  said: z.array(z.string()).default([]),
})

const memorySchema = z.object({
  /** Newest first. */
  answers: z.array(answerSchema),
  /** What was asked after the last answer and could not be answered: a next try may lean on it. */
  refused: z.string().optional(),
  /** What was said in this conversation, by the keys of statements, the newest first. */
  said: z.array(z.string()).default([]),
  /** Those of them that the last reply showed. */
  shown: z.array(z.string()).default([]),
  /** What the asker told of themselves. */
  asker: askerSchema.default({}),
  /** The items of the list that was shown last: what "the third one" counts. */
  items: z.array(z.string()).default([]),
})

export type RememberedAnswer = z.infer<typeof answerSchema>

/** The topic of a conversation: what was answered last, and what could not be. */
export type TopicMemory = {
  readonly answers: readonly RememberedAnswer[]
  readonly refused?: string
  readonly said: readonly string[]
  readonly shown: readonly string[]
  readonly asker: Asker
  readonly items: readonly string[]
}

/** "Balik ke yang tadi" goes back so far. */
const mostAnswers = 5
/** Some ten answers: nobody remembers longer what they read. */
const mostSaid = 120
/** What is kept of a question, in characters from its end. */
const longestQuestion = 300

/** Empty where nothing is remembered, or it no longer has a form we know. The first version kept one answer. */
export function readMemory(stored: JsonValue | undefined): TopicMemory {
  const topic = memorySchema.safeParse(stored).data
  if (topic) {
    const { refused, ...others } = topic
    return refused === undefined ? others : { ...others, refused }
  }
  const former = answerSchema.safeParse(stored).data
  return { answers: former ? [former] : [], said: [], shown: [], asker: {}, items: [] }
}

/** The memory after an answer: what was refused before it is over. */
export function withAnswer({ answers, said, shown, asker, items }: TopicMemory, answer: RememberedAnswer): TopicMemory {
  const others = answers.filter(({ entryId }) => entryId !== answer.entryId)
  const question = answer.question.slice(-longestQuestion)
  return { answers: [{ ...answer, question }, ...others].slice(0, mostAnswers), said, shown, asker, items }
}

/** The memory after a question that had no answer; one that was refused before goes along. */
export function withRefusal({ refused = '', ...topic }: TopicMemory, question: string): TopicMemory {
  return { ...topic, refused: `${refused} ${question}`.trim().slice(-longestQuestion) }
}

/** The memory after statements were said. */
export function withSaid(topic: TopicMemory, keys: readonly string[]): TopicMemory {
  return { ...topic, said: [...new Set([...keys, ...topic.said])].slice(0, mostSaid), shown: [...keys] }
}
