import { z } from 'zod'
import type { TurnContext } from '../../conversation/skill.ts'
import type { JsonValue } from '../../domain/json.ts'
import { languages } from '../../domain/language.ts'

const language = z.enum(languages)
const schema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('paper'),
    paper: z.string(),
    /** What was told so far, without personal data, oldest first. */
    told: z.array(z.string()),
    language,
    /** What was told after it, and changes none of its lines. */
    notes: z.array(z.string()).default([]),
    /** Of one's own people, as they were named. */
    names: z.partialRecord(z.enum(['name', 'mentor', 'owner']), z.string()).default({}),
  }),
  z.object({
    kind: z.literal('whys'),
    language,
    problem: z.string(),
    causes: z.array(z.string()).readonly(),
    isDone: z.boolean(),
  }),
])

/** What was made last: a paper, composed anew each time from what was told; or a cause that is looked for. */
export type PaperSkillState = z.infer<typeof schema>
export type PaperState = Extract<PaperSkillState, { kind: 'paper' }>
export type WhysState = Extract<PaperSkillState, { kind: 'whys' }>

export const paperSkill = 'paper'

/** What stands at hand. Undefined: something else was said since. */
export function openPaper({ memory, lastSkill }: TurnContext): PaperSkillState | undefined {
  return lastSkill === paperSkill ? schema.safeParse(memory).data : undefined
}

export function rememberPaper(state: PaperSkillState): JsonValue {
  return JSON.parse(JSON.stringify(state))
}
