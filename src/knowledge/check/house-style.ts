import { join } from 'node:path'
import { z } from 'zod'
import { type SectionKind, sectionKinds } from '../entry.ts'
import { readLanguageFile } from '../text/read-language-file.ts'

const words = z.array(z.string().min(1))
const byLanguage = <Item extends z.ZodType>(item: Item) => z.strictObject({ id: item, en: item })

const houseStyleSchema = z.strictObject({
  openings: byLanguage(z.strictObject({ refused: words, fine: words })),
  promises: z.array(
    z.strictObject({
      what: z.string().min(1),
      asked: byLanguage(words),
      kept_by: z.strictObject({
        sections: z.array(z.enum(Object.keys(sectionKinds) as SectionKind[])).default([]),
        words: words.default([]),
        figure: z.boolean().default(false),
        quote: z.boolean().default(false),
      }),
    }),
  ),
  terms: z.array(z.strictObject({ use: byLanguage(z.string().min(1)), not: byLanguage(words) })),
  no_sources_from: words,
})

/** How entries are worded; explained in knowledge/language/house-style.yaml. */
export type HouseStyle = z.infer<typeof houseStyleSchema>
/** What a way of asking promises, and what keeps it. */
export type Promised = HouseStyle['promises'][number]

const defaultDirectory = join(import.meta.dirname, '../../../knowledge/language')

/**
 * The house style of one directory; the repository's own by default, for a company's entries as well.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function readHouseStyle(directory: string = defaultDirectory): HouseStyle {
  return readLanguageFile(directory, 'house-style.yaml', houseStyleSchema)
}
