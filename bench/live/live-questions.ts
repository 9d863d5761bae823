import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { languages } from '../../src/domain/language.ts'
import { readHeldOut } from '../answers/questions.ts'

const questionSchema = z.object({
  question: z.string().min(1),
  language: z.enum(languages).default('id'),
  /** The entry that should answer; null: nothing should. */
  entry: z.string().nullable().default(null),
  also: z.array(z.string()).default([]),
  facts: z.array(z.string()).default([]),
})

export type LiveQuestion = z.infer<typeof questionSchema>

/** The questions of a file, one JSON object a line; without a file the held-out ones, in the field and out of it. */
export function readLiveQuestions(file: string | undefined): readonly LiveQuestion[] {
  if (file === undefined) {
    const { questions, outOfField } = readHeldOut()
    return [...questions, ...outOfField.map((one) => questionSchema.parse(one))]
  }
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => questionSchema.parse(JSON.parse(line)))
}
