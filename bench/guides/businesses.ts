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

const owners = z.array(
  z.object({
    id: z.string(),
    register: z.string(),
    told: z.string(),
    /** What the owner says to each question, by its name, in their own words. */
    answers: z.record(z.string(), z.string()),
    guide: z.string(),
    taps: z.record(z.string(), z.string()),
    outcome: z.string().nullable(),
    /** What the plan must say, and what it must not. */
    says: z.array(z.string()),
    saysNot: z.array(z.string()),
    /** The facts that the right plan was taken from. */
    basis: z.string(),
  }),
)

/** A made-up business: what its owner says first, what they know or answer, and the plan that is right for them. */
export type Business = z.infer<typeof told>[number] &
  z.infer<typeof expected>[string] & {
    readonly register?: string
    readonly answers?: Readonly<Record<string, string>>
    readonly saysNot?: readonly string[]
  }

/** The sets of `node bench/main.ts guides`, by their file. */
export const sets: Readonly<Record<string, () => readonly Business[]>> = {
  'businesses.json': readBusinesses,
  'owners.json': () =>
    owners
      .parse(read('owners.json'))
      .map((owner) => ({ ...owner, facts: {}, mustHave: owner.says, mustNot: owner.saysNot })),
}

function readBusinesses(): readonly Business[] {
  const right = expected.parse(read('expected.json'))
  return told.parse(read('businesses.json')).flatMap((business) => {
    const known = right[business.id]
    return known ? [{ ...business, ...known }] : []
  })
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
}
