import { z } from 'zod'
import type { JsonValue } from '../../../domain/json.ts'
import { elementNames, roleNames } from '../../../knowledge/analyse/analyse-words.ts'
import { tidyingSchema } from '../tidy/tidying.ts'

export const columnsFlow = 'columns'
export const columnsVersion = 1

const attachment = z.object({
  kind: z.enum(['document', 'image', 'voice']),
  reference: z.string(),
  name: z.string().exactOptional(),
  mediaType: z.string().exactOptional(),
  sizeBytes: z.number().exactOptional(),
})

/** Where the answers can be read again: nothing of them is kept but what was pasted, without personal data. */
const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), attachment }),
  z.object({ kind: z.literal('text'), text: z.string() }),
])
export type Source = z.infer<typeof source>

const column = z.object({
  index: z.number(),
  title: z.string(),
  role: z.enum(roleNames),
  scale: z
    .object({
      low: z.number(),
      high: z.number(),
      words: z.string().exactOptional(),
      isReversed: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  element: z.enum(elementNames).exactOptional(),
})

const state = z.object({
  source,
  file: z.string(),
  headerRows: z.number(),
  rows: z.number(),
  isAll: z.boolean(),
  order: z.enum(['day-first', 'month-first']),
  columns: z.array(column),
  hasTrials: z.boolean().exactOptional(),
  countsAt: z.number().exactOptional(),
  levels: z
    .array(z.object({ index: z.number(), answer: z.string(), minus: z.number().exactOptional() }))
    .exactOptional(),
  tidying: tidyingSchema.exactOptional(),
  /** What was asked with the file, without personal data. */
  question: z.string().exactOptional(),
})
/** A survey whose columns wait for a yes. JSON, since it is the state of a flow. */
export type ColumnsState = z.infer<typeof state>

/** Undefined where the flow was stored in a form that is no longer known. */
export function readColumnsState(stored: JsonValue | undefined): ColumnsState | undefined {
  return state.safeParse(stored).data
}
