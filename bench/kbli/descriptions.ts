import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** A business in somebody's words, and the codes that are right for it. */
export type Description = { readonly text: string; readonly codes: readonly string[]; readonly register: string }

const line = z.object({
  text: z.string().min(1),
  codes: z.array(z.string().regex(/^\d{5}$/)).min(1),
  register: z.string().default('all'),
})

/** Descriptions of a file, one JSON object a line. Throws an Error that names the line that is not right. */
export function readDescriptions(path: string): Description[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((text, index) => ({ text, number: index + 1 }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, number }) => {
      const parsed = line.safeParse(parseJson(text))
      if (parsed.success) return parsed.data
      throw new Error(`${path}:${number}: ${parsed.error.issues.map(({ message }) => message).join(', ')}`)
    })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
