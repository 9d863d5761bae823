import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Kbli } from '../../src/knowledge/kbli/kbli.ts'
import { loadKbliAsking } from '../../src/knowledge/kbli/kbli-asking.ts'
import { loadKbli } from '../../src/knowledge/kbli/load-kbli.ts'
import { createKbliSearch, type KbliSearch } from '../../src/knowledge/kbli/search-kbli.ts'
import { loadWords } from '../../src/knowledge/text/words.ts'

export const kbliDirectory = resolve(import.meta.dirname, '../../knowledge/kbli')

let built: { readonly kbli: Kbli; readonly search: KbliSearch } | undefined

/** The tables as they ship, with their search. Built once: they do not change under a test. */
export function kbliAsShipped() {
  if (!built) {
    const kbli = loadKbli(kbliDirectory)
    const { synonyms } = loadKbliAsking(join(kbliDirectory, 'asking.yaml'))
    built = { kbli, search: createKbliSearch(kbli, loadWords(), synonyms) }
  }
  return built
}

/** A copy of the shipped folder with one file changed, in a temporary place that the system cleans up. */
export function kbliFolderWith(file: string, change: (text: string) => string): string {
  const directory = mkdtempSync(join(tmpdir(), 'prima-kbli-'))
  cpSync(kbliDirectory, directory, { recursive: true })
  writeFileSync(join(directory, file), change(readFileSync(join(directory, file), 'utf8')))
  return directory
}
