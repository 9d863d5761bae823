import { z } from 'zod'
import { KnowledgeError } from '../../domain/errors.ts'
import { type ReadYaml, readYaml } from '../read-yaml.ts'
import { type Place, places, type Role, roles } from './kbli.ts'
import { phraseList } from './phrase-list.ts'

const words = z.string().transform((text) => text.split(/\s+/).filter((word) => word !== ''))
const placePhrases = z.strictObject(
  Object.fromEntries(places.map((place) => [place, phraseList])) as Record<Place, typeof phraseList>,
)
const readingFile = z.strictObject({
  roles: z.record(
    z.enum(roles),
    z.strictObject({ codes: words, cues: phraseList, kin: words.pipe(z.array(z.enum(roles))).default([]) }),
  ),
  generic: words,
  negation: phraseList,
  unsure: phraseList,
  only: phraseList,
  means: phraseList,
  around: phraseList,
  breaks: phraseList,
  and: phraseList,
  nouns: phraseList,
  has: phraseList,
  owners: phraseList,
  places: placePhrases,
})

/** How people say a role, and where it is done. */
export type RoleCues = {
  /** Beginnings of the codes where that is done. */
  readonly codes: readonly string[]
  readonly cues: readonly string[]
  /** Roles whose codes are still likely then. */
  readonly kin: readonly Role[]
}

/** How a business is read from a sentence; knowledge/kbli/reading.yaml explains each list. */
export type BusinessCues = {
  readonly roles: Readonly<Record<Role, RoleCues>>
  readonly generic: readonly string[]
  readonly negation: readonly string[]
  readonly unsure: readonly string[]
  readonly only: readonly string[]
  readonly means: readonly string[]
  readonly around: readonly string[]
  readonly breaks: readonly string[]
  /** Those of them that may lead to another activity. */
  readonly and: readonly string[]
  /** Cues that are also places and people: after an "in" or "to" they say no role. */
  readonly nouns: readonly string[]
  /** What follows, after something was told, is no object either. */
  readonly has: readonly string[]
  /** Who does it: "gw buat kue" makes, "kode buat kue" is a code for it. */
  readonly owners: readonly string[]
  readonly places: Readonly<Record<Place, readonly string[]>>
}

/** Reads the lists together with every problem found. `file` is what a problem calls it. */
export function readBusinessCues(path: string, file: string): ReadYaml<BusinessCues> {
  return readYaml(path, file, readingFile)
}

/** @throws KnowledgeError naming file and line of what is not right. */
export function loadBusinessCues(path: string): BusinessCues {
  const { content, problems } = readBusinessCues(path, path)
  if (!content || problems.length > 0) throw new KnowledgeError(problems)
  return content
}
