import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const points = z.int().min(0).max(10)
const rowSchema = z.object({
  id: z.string(),
  customer: z.string(),
  reply: z.string(),
  grades: z.tuple([points, points]),
})
/** A reply to a customer, with the grades of two who did not know each other's. */
export type GradedReply = z.infer<typeof rowSchema>

/** One of the sets beside this file, a JSON object a line. */
export function readGradedReplies(file: string): readonly GradedReply[] {
  return readFileSync(join(import.meta.dirname, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => rowSchema.parse(JSON.parse(line)))
}
