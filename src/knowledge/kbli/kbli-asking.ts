import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { z } from 'zod'

const phrases = z.string().transform((list) =>
  list
    .split(/,\s*/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== ''),
)
const askingFile = z.strictObject({
  names: phrases,
  certain_names: phrases,
  asking: phrases,
  elsewhere: phrases,
  broad: phrases,
  synonyms: z.array(z.array(z.string()).min(2)),
})

/** How people ask for a code; knowledge/kbli/asking.yaml explains each list. */
export type KbliAsking = {
  readonly names: readonly string[]
  readonly certainNames: readonly string[]
  readonly asking: readonly string[]
  readonly elsewhere: readonly string[]
  readonly broad: readonly string[]
  readonly synonyms: readonly (readonly string[])[]
}

export function loadKbliAsking(file: string): KbliAsking {
  const { certain_names, ...lists } = askingFile.parse(load(readFileSync(file, 'utf8')))
  return { ...lists, certainNames: certain_names }
}
