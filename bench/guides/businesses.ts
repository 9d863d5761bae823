import { readFileSync } from 'node:fs'
import { z } from 'zod'

const scalar = z.union([z.string(), z.number()])
const told = z.array(
  z.object({
    id: z.string(),
    told: z.string(),
    facts: z.record(z.string(), scalar),
    mustHave: z.array(z.string()),
    mustNot: z.array(z.string()),
  }),
)
const expected = z.record(
  z.string(),
  z.object({
    guide: z.string(),
    /** The right answer to each question on the way, by its name. */
    taps: z.record(z.string(), z.string()),
    /** Null: more than one may be right, and only what the plan says is looked at. */
    outcome: z.string().nullable(),
    /** For each `mustHave`, in its order, what tells that the plan says it. */
    says: z.array(z.string()),
  }),
)

/** A made-up business: what its owner says first, what they know, and the plan that is right for them. */
export type Business = z.infer<typeof told>[number] & z.infer<typeof expected>[string]

export function readBusinesses(): readonly Business[] {
  const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
  const right = expected.parse(read('expected.json'))
  return told.parse(read('businesses.json')).flatMap((business) => {
    const known = right[business.id]
    return known ? [{ ...business, ...known }] : []
  })
}
