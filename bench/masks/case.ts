import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** One text, and what of it must go and must stay. */
const caseSchema = z.object({
  text: z.string(),
  secrets: z.array(z.union([z.string(), z.object({ kind: z.string(), text: z.string() })])).default([]),
  keep: z.array(z.string()).default([]),
  /** Written as most people write it, not as few do. */
  usual: z.boolean().default(true),
  kind: z.string().optional(),
})

export type Secret = { readonly kind: string; readonly text: string }
export type MaskCase = {
  readonly text: string
  readonly secrets: readonly Secret[]
  readonly keep: readonly string[]
  readonly usual: boolean
}

/** Reads a file of cases, one JSON object a line; `secrets` may be texts, or objects with a `kind`. */
export function readCases(path: string): readonly MaskCase[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { secrets, kind = 'any', ...rest } = caseSchema.parse(JSON.parse(line))
      return {
        ...rest,
        secrets: secrets.map((secret) => (typeof secret === 'string' ? { kind, text: secret } : secret)),
      }
    })
}
