import { z } from 'zod'
import { readLanguageFile } from './text/read-language-file.ts'

/** Whom to ask where the knowledge base ends, by topic. */
export type Contacts = ReadonlyMap<string, string>

const schema = z.record(z.string(), z.string().min(1))

/**
 * contacts.yaml of a knowledge folder.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function loadContacts(directory: string): Contacts {
  return new Map(Object.entries(readLanguageFile(directory, 'contacts.yaml', schema)))
}
