import { z } from 'zod'
import { type Business, businesses } from '../../knowledge/kits/kit.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'

const phrases = z.array(z.string())
const wordsSchema = z.strictObject({
  asks: phrases,
  sheets: phrases,
  samples: phrases,
  all: phrases,
  fillers: phrases,
  blocks: phrases,
  csv: phrases,
  xlsx: phrases,
  blank: phrases,
  businesses: z.strictObject(
    Object.fromEntries(businesses.map((name) => [name, phrases])) as Record<Business, typeof phrases>,
  ),
  others: phrases,
  kits: z.record(z.string(), z.strictObject({ names: phrases, examples: phrases, topics: phrases })),
})

/** How people ask for kits; what each list is for is told in the file. */
export type KitWords = z.output<typeof wordsSchema>

/**
 * Reads kit-words.yaml. `directory`: knowledge/programme.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function loadKitWords(directory: string): KitWords {
  return readLanguageFile(directory, 'kit-words.yaml', wordsSchema)
}
