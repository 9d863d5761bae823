import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'
import type { IsoWeek } from '../../programme/dates/iso-week.ts'

/** What was spoken of last: a week that was told, or when the summary comes. */
export type Spoken =
  | { readonly about: 'week'; readonly week: IsoWeek; readonly teamId: string }
  | { readonly about: 'schedule' }

const schema = z.discriminatedUnion('about', [
  z.object({ about: z.literal('week'), week: z.string(), teamId: z.string() }),
  z.object({ about: z.literal('schedule') }),
])

export function rememberSpoken(spoken: Spoken): JsonValue {
  return { ...spoken }
}

export function readSpoken(memory: JsonValue | undefined): Spoken | undefined {
  return schema.safeParse(memory).data
}
