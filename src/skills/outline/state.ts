import { z } from 'zod'
import type { TurnContext } from '../../conversation/skill.ts'
import type { JsonValue } from '../../domain/json.ts'
import { languages } from '../../domain/language.ts'

const itemSchema = z.object({ id: z.string(), en: z.string(), about: z.array(z.string()) })
const schema = z.object({
  outline: z.string(),
  /** The case that was told, and the kind of business. */
  case: z.string().optional(),
  kind: z.string().optional(),
  count: z.int(),
  language: z.enum(languages),
  voice: z.enum(['plain', 'casual', 'formal']),
  added: z.array(itemSchema),
  removed: z.array(z.string()),
})

/** The outline at hand, as it is wanted so far. */
export type OutlineState = z.infer<typeof schema>

export const outlineSkill = 'outline'

/** The outline that was shown last. Undefined: something else was said since. */
export function openOutline({ memory, lastSkill }: TurnContext): OutlineState | undefined {
  return lastSkill === outlineSkill ? schema.safeParse(memory).data : undefined
}

export function rememberOutline(state: OutlineState): JsonValue {
  return JSON.parse(JSON.stringify(state))
}
