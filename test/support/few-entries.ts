import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const knowledge = resolve(import.meta.dirname, '../../knowledge')
/** One of each topic, and what explains the words that tests ask for. */
const entries = ['oss/nib', 'oss/lkpm', 'pse/apa-itu-pse', 'cs-analysis/csat', 'cs-analysis/nps', 'cs-analysis/ces']
const lists = ['regulations.yaml', 'sources.yaml']

/** Makes a knowledge folder of the entries that explain NIB, LKPM, PSE, CSAT, NPS and CES, as they ship. */
export function copyFewEntries(directory: string): void {
  for (const file of [...entries.flatMap((id) => [`${id}.id.md`, `${id}.en.md`]), ...lists]) {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    copyFileSync(join(knowledge, file), join(directory, file))
  }
}
