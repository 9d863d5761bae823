import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { KbliTables } from '../../src/knowledge/kbli/open-kbli-tables.ts'
import { openKbliTables } from '../../src/knowledge/kbli/open-kbli-tables.ts'
import type { KbliMatch } from '../../src/knowledge/kbli/search-kbli.ts'
import { loadWords } from '../../src/knowledge/text/words.ts'

export const kbliDirectory = resolve(import.meta.dirname, '../../knowledge/kbli')

let built: KbliTables | undefined

/** The tables as they ship, with their search. Built once: they do not change under a test. */
export function kbliAsShipped(): KbliTables {
  built ??= openKbliTables({ directory: kbliDirectory, words: loadWords() }).tables()
  return built
}

/** The codes for a business told in a sentence, best first. */
export function searchFor(sentence: string, limit?: number): readonly KbliMatch[] {
  const { readBusiness, search } = kbliAsShipped()
  return search(readBusiness(sentence), limit)
}

/** A copy of the shipped folder with one file changed, in a temporary place that the system cleans up. */
export function kbliFolderWith(file: string, change: (text: string) => string): string {
  const directory = mkdtempSync(join(tmpdir(), 'prima-kbli-'))
  cpSync(kbliDirectory, directory, { recursive: true })
  writeFileSync(join(directory, file), change(readFileSync(join(directory, file), 'utf8')))
  return directory
}
