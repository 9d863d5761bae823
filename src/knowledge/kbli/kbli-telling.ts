import { z } from 'zod'
import { KnowledgeError } from '../../domain/errors.ts'
import { type ReadYaml, readYaml } from '../read-yaml.ts'
import { phraseList } from './phrase-list.ts'

const tellingFile = z.strictObject({
  asks: phraseList,
  leads: phraseList,
  ends: phraseList,
  happens: phraseList,
  matters: phraseList,
  addressed: phraseList,
  speaks: phraseList,
  owners: phraseList,
  owned: phraseList,
  own: phraseList,
  plans: phraseList,
  founds: phraseList,
})

/** How a business is told, and what a message says that does more; knowledge/kbli/telling.yaml explains each list. */
export type KbliTelling = Readonly<Record<keyof z.infer<typeof tellingFile>, readonly string[]>>

/** Reads the lists together with every problem found. `file` is what a problem calls it. */
export function readKbliTelling(path: string, file: string): ReadYaml<KbliTelling> {
  return readYaml(path, file, tellingFile)
}

/** @throws KnowledgeError naming file and line of what is not right. */
export function loadKbliTelling(path: string): KbliTelling {
  const { content, problems } = readKbliTelling(path, path)
  if (!content) throw new KnowledgeError(problems)
  return content
}
