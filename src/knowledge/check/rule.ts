import type { KnowledgeProblem } from '../../domain/errors.ts'
import type { Entry } from '../entry.ts'
import type { EntryPair, Knowledge } from '../knowledge.ts'
import type { Fact } from './facts.ts'
import type { HouseStyle } from './house-style.ts'

/** What a rule needs to see beside the entry. */
export type CheckContext = {
  readonly knowledge: Knowledge
  readonly facts: ReadonlyMap<string, Fact>
  readonly style: HouseStyle
  /** ISO date on which the check is made. */
  readonly today: string
}

/** One rule: looks at an entry in both languages and says what is wrong with it. */
export type Rule = (pair: EntryPair, context: CheckContext) => readonly KnowledgeProblem[]

/** The text of an entry: answer and sections. */
export function bodyOf(entry: Entry): string {
  return [entry.answer, ...entry.sections.map(({ markdown }) => markdown)].join('\n\n')
}

export function bothLanguages(pair: EntryPair): Entry[] {
  return [pair.id, pair.en]
}

/** A problem of the entry as a whole. */
export function at(entry: Entry, message: string): KnowledgeProblem {
  return { file: entry.file, line: 1, message }
}
