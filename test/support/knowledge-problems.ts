import { checkKnowledge } from '../../src/knowledge/check/check-knowledge.ts'
import { buildKnowledgeFolder, englishEntry, indonesianEntry } from './knowledge-folder.ts'

/** The day of the checks in tests: the entries of the sound folder were verified on it. */
export const today = '2026-11-24'

/** What the check says about a sound folder with these files changed. */
export function problemsOf(files: Record<string, string>): string[] {
  return checkKnowledge([buildKnowledgeFolder(files)], today).problems.map(({ message }) => message)
}

/** The entry of the sound folder, both languages changed alike. */
export function both(change: (entry: string) => string): Record<string, string> {
  return { 'oss/nib.id.md': change(indonesianEntry), 'oss/nib.en.md': change(englishEntry) }
}

/** The entry of the sound folder, each language changed in its own way. */
export function each(
  indonesian: (entry: string) => string,
  english: (entry: string) => string,
): Record<string, string> {
  return { 'oss/nib.id.md': indonesian(indonesianEntry), 'oss/nib.en.md': english(englishEntry) }
}
