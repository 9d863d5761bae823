import { z } from 'zod'
import type { TurnContext } from '../../conversation/skill.ts'
import type { JsonValue } from '../../domain/json.ts'
import { maskAllButNames } from '../../domain/mask.ts'
import { type Draft, draftSchema } from './draft.ts'

/** A draft that so many turns came after is of another day's matter. */
const turnsKept = 8

const memorySchema = z.object({ at: z.int(), draft: draftSchema })

/** The draft as the next turns find it, without personal data but for whom it speaks of. */
export function remember({ own, ...draft }: Draft, { turns }: TurnContext): JsonValue {
  const kept = own && { own: { ...own, text: maskAllButNames(own.text) } }
  return JSON.parse(JSON.stringify({ at: turns, draft: { ...draft, ...kept } }))
}

/** The draft of the last few turns. Undefined: there is none. */
export function lastDraft({ memory, turns }: TurnContext): Draft | undefined {
  const { data } = memorySchema.safeParse(memory)
  return data && turns - data.at <= turnsKept ? data.draft : undefined
}
