import type { Citation } from '../../domain/citation.ts'
import type { Language } from '../../domain/language.ts'
import { referencesIn, toCitation } from '../../knowledge/citing/references.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { plainText } from '../../knowledge/plain-text.ts'
import { markedStretchesOf } from '../../knowledge/statements.ts'

/** What an entry says to do, as steps of a plan, and what stands behind them. */
export type EntryPlan = {
  readonly title: string
  readonly steps: readonly string[]
  readonly citations: readonly Citation[]
}

const fewest = 2
const most = 6
const listed = /^(?:\d+\.|-)\s+(\S.*)$/
/** A step says what is done, and is no row of a table. */
const longestStep = 220

/** The steps of the entry that was just spoken of. Undefined: it tells none that one could plan. */
export function planFromEntry(id: string, language: Language, knowledge: Knowledge): EntryPlan | undefined {
  const entry = knowledge.entries.get(id)?.[language]
  const section = entry?.sections.find(({ kind }) => kind === 'steps')
  if (!entry || !section) return undefined
  const lines = section.markdown.split('\n').flatMap((line) => listed.exec(line.trim())?.[1] ?? [])
  const steps = lines
    .map((line) => plainText(markedStretchesOf(line)[0] ?? line).trim())
    .filter((step) => step.length <= longestStep)
    .slice(0, most)
  if (steps.length < fewest) return undefined
  return {
    title: entry.title,
    steps,
    citations: referencesIn(lines.slice(0, most).join('\n'), entry).map((reference) =>
      toCitation(reference, entry.id, knowledge),
    ),
  }
}
