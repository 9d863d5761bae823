import { z } from 'zod'
import type { TurnContext } from '../../conversation/skill.ts'
import type { JsonValue } from '../../domain/json.ts'
import { languages } from '../../domain/language.ts'

const schema = z.object({
  paper: z.string(),
  /** What was told so far, without personal data, oldest first. */
  told: z.array(z.string()),
  language: z.enum(languages),
  /** Of one's own people, as they were named. */
  names: z.partialRecord(z.enum(['name', 'mentor', 'owner']), z.string()).default({}),
})

/** The paper at hand, composed anew each time from what was told. */
export type PaperState = z.infer<typeof schema>

export const paperSkill = 'paper'

/** The paper that was shown last. Undefined: something else was said since. */
export function openPaper({ memory, lastSkill }: TurnContext): PaperState | undefined {
  return lastSkill === paperSkill ? schema.safeParse(memory).data : undefined
}

export function rememberPaper(state: PaperState): JsonValue {
  return JSON.parse(JSON.stringify(state))
}
