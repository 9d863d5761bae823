import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { languages } from '../../src/domain/language.ts'

const questionSchema = z.strictObject({
  question: z.string().min(1),
  language: z.enum(languages),
  register: z.enum(['formal', 'casual', 'clipped', 'typo', 'mixed']),
  /** The entry that should answer first. */
  entry: z.string(),
  /** Entries that would be a right first answer as well. */
  also: z.array(z.string()).default([]),
  /** What the answer must contain, upper and lower case alike. */
  facts: z.array(z.string()).default([]),
})
const followUpSchema = z.strictObject({
  first: z.string().min(1),
  /** What the person writes after the answer to `first`. */
  followUp: z.string().min(1),
  entry: z.string(),
  also: z.array(z.string()),
})
const inTopicSchema = z.strictObject({
  /** The entry that was answered from, and what it answered. */
  last: z.string(),
  question: z.string().min(1),
  followUp: z.string().min(1),
  language: z.enum(languages),
  /** Where it should go on; it may be the same entry. */
  entry: z.string(),
  also: z.array(z.string()),
})
const outOfFieldSchema = z.strictObject({ question: z.string().min(1), language: z.enum(languages) })

export type DevelopmentQuestion = z.infer<typeof questionSchema>
export type OutOfFieldQuestion = z.infer<typeof outOfFieldSchema>
export type FollowUp = z.infer<typeof followUpSchema>
export type InTopic = z.infer<typeof inTopicSchema>

const directory = join(import.meta.dirname, '../questions')
/** Questions that nobody tunes on or reads: they tell what the others flatter. */
const heldOutDirectory = join(import.meta.dirname, '../held-out')
const outOfFieldFile = 'out-of-field.jsonl'
const followUpFile = 'follow-ups.jsonl'
const inTopicFile = 'in-topic.jsonl'
const noQuestions = [outOfFieldFile, followUpFile, inTopicFile]

/** The questions that the knowledge base should answer. */
export function readDevelopmentQuestions(): DevelopmentQuestion[] {
  return readQuestions(directory)
}

export function readHeldOut(): { questions: DevelopmentQuestion[]; outOfField: OutOfFieldQuestion[] } {
  return {
    questions: readQuestions(heldOutDirectory),
    outOfField: readLines(heldOutDirectory, outOfFieldFile, outOfFieldSchema),
  }
}

function readQuestions(folder: string): DevelopmentQuestion[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl') && !noQuestions.includes(file))
    .toSorted()
    .flatMap((file) => readLines(folder, file, questionSchema))
}

/** Questions that lean on the answer before them, and some that do not. */
export function readFollowUps(): FollowUp[] {
  return readLines(directory, followUpFile, followUpSchema)
}

/** Second messages of real dialogues, as people who did not know the knowledge base wrote them. */
export function readInTopic(): InTopic[] {
  return readLines(directory, inTopicFile, inTopicSchema)
}

/** The questions that it should not answer. */
export function readOutOfFieldQuestions(): OutOfFieldQuestion[] {
  return readLines(directory, outOfFieldFile, outOfFieldSchema)
}

function readLines<T>(folder: string, file: string, schema: z.ZodType<T>): T[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return []
      try {
        return [schema.parse(JSON.parse(line))]
      } catch (error) {
        throw new Error(`${join(folder, file)}:${index + 1}: ${error instanceof Error ? error.message : error}`)
      }
    })
}
