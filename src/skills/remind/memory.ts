import { z } from 'zod'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'

const memorySchema = z.object({ turn: z.int(), note: z.int().optional() })
const noteSchema = z.object({ note: z.int() })

/** For so many turns a reminder is still what "eh, Kamis aja" is about. */
const mostTurns = 5

/** Said between a reminder and its change: talk, an answer. Whoever else answered has days and hours of their own. */
const asides: readonly (string | undefined)[] = [undefined, 'account', 'answer']

/** The reminder that was spoken of last, and whether it still is what is spoken of. */
export type Spoken = { readonly note: number | undefined; readonly isAside: boolean }

export function readSpoken({ memory, turns, lastSkill }: TurnContext, remind: string): Spoken | undefined {
  const kept = memorySchema.safeParse(memory).data
  const note = kept?.note
  if (lastSkill === remind) return { note, isAside: false }
  if (!kept || turns - kept.turn > mostTurns || !asides.includes(lastSkill)) return undefined
  return { note, isAside: true }
}

/** An outcome that speaks of reminders, and is remembered to. */
export function speaking(context: TurnContext, outcome: SkillOutcome): SkillOutcome {
  const asked = outcome.events?.findLast(({ kind }) => kind === 'note-asked')
  const note = noteSchema.safeParse(asked?.data).data?.note ?? memorySchema.safeParse(context.memory).data?.note
  return { ...outcome, memory: { turn: context.turns, ...(note === undefined ? {} : { note }) } }
}
