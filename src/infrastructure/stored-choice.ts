import { z } from 'zod'
import { decodeChoice } from '../domain/choice.ts'
import type { JsonValue } from '../domain/json.ts'

export const choiceReferenceSchema = z.object({ skill: z.string(), act: z.string(), value: z.string() })

const formerChoice = z.looseObject({ id: z.string(), label: z.string() })

/** The choices of a stored session or reply of the first version in today's form; what nobody can read is left out. */
export function upgradeChoices(choices: unknown): JsonValue[] {
  const list: readonly unknown[] = Array.isArray(choices) ? choices : []
  return list.flatMap((choice): JsonValue[] => {
    const former = formerChoice.safeParse(choice).data
    const pick = former && decodeChoice(former.id)
    if (!former || !pick) return []
    return [{ label: former.label, pick, ...(former.aside === true ? { aside: true } : {}) }]
  })
}
