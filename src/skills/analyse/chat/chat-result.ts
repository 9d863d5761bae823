import { z } from 'zod'

/** What a chat is judged by, in the order it is told. Names are those of the practice partner. */
export const chatCriteria = ['acknowledge', 'own', 'deadline', 'honest', 'data', 'address', 'close'] as const
export type ChatCriterion = (typeof chatCriteria)[number]

/** What may not happen in any chat. */
export const fatalKinds = ['data', 'banned', 'blame', 'promise'] as const

/** A line of the chat and what stands there, without personal data. */
const evidence = z.object({ line: z.number(), quote: z.string() })
export type Evidence = z.infer<typeof evidence>

/** What came out of chats: figures and a few quotes without personal data. Kept until the next analysis. */
export const chatResultSchema = z.object({
  kind: z.literal('chat'),
  file: z.string(),
  hash: z.string(),
  day: z.string(),
  chats: z.number(),
  agentLines: z.number(),
  customerLines: z.number(),
  /** Messages of bots, which are judged by nobody. */
  botLines: z.number().exactOptional(),
  /** Minutes until each answer; empty where no times stand. */
  first: z.object({ n: z.number(), median: z.number(), mean: z.number().exactOptional() }).exactOptional(),
  responses: z.object({ n: z.number(), median: z.number(), p90: z.number(), slowest: z.number() }).exactOptional(),
  /** Customers' last words that nobody answered. */
  unanswered: z.number(),
  /** Chats that nobody who serves ever wrote in. */
  never: z.number().exactOptional(),
  criteria: z.array(
    z.object({
      name: z.enum(chatCriteria),
      /** Chats in which it was done well. */
      good: z.number(),
      evidence: evidence.exactOptional(),
    }),
  ),
  fatal: z.array(z.object({ kind: z.enum(fatalKinds), ...evidence.shape })),
  /** Sentiment of the customers' words, mean score, at the beginning and the end of chats. */
  mood: z.object({ start: z.number(), end: z.number() }).exactOptional(),
  themes: z.array(z.object({ id: z.string(), count: z.number() })),
})
export type ChatResult = z.infer<typeof chatResultSchema>
