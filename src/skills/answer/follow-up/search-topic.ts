import type { Language } from '../../../domain/language.ts'
import type { SectionKind } from '../../../knowledge/entry.ts'
import type { EntryPair } from '../../../knowledge/knowledge.ts'
import type { Asker, AskerReader } from '../asker.ts'
import type { QuestionReader } from '../read-question.ts'
import type { LastAnswer } from '../resolve.ts'
import type { Asked, FoundStatement, StatementFinder } from './find-statements.ts'
import { type Statement, statementKey, statementsOf } from './statements.ts'

export type FoundInTopic = FoundStatement & {
  readonly pair: EntryPair
  /** It was said in this conversation. */
  readonly isSaid: boolean
}

/** In which language to look, what was said already, by the keys of statements, and whom it is for. */
export type SearchedIn = {
  readonly language: Language
  readonly said?: ReadonlySet<string>
  readonly asker?: Asker
}

export type TopicSearchParts = {
  readonly findStatements: StatementFinder
  readonly questionReader: QuestionReader
  readonly askerReader: AskerReader
}

/** Of one entry so many statements that are new, and as many that were said. */
const mostOfEntry = 3
/** Entries come in the order of their nearness: those after the first count so much less. */
const distance = 0.1
/** What is added where a statement speaks of what the asker told, and taken where only of others. */
const bearing = 0.15

/**
 * From how likely a question is for a detail that is the answer: of what was told, and of what stands near, or where
 * nothing is asked. 0 to 1.
 */
const leastDetail = { told: 0.6, near: 0.8 }
/** What is no next thing to say. */
const asides: ReadonlySet<SectionKind> = new Set(['changes', 'caution', 'details', 'cases'])

/** Looks for statements in several entries, and tells what is new from what was said. */
export function createTopicSearch({ findStatements, questionReader, askerReader }: TopicSearchParts) {
  return { search, freshOf }

  /** The statements of these entries that have what a question says, best first. */
  function search(
    question: Asked,
    pairs: readonly EntryPair[],
    { language, said = new Set(), asker = {} }: SearchedIn,
  ): readonly FoundInTopic[] {
    const leastOfDetail = question.asks === false ? leastDetail.near : leastDetail.told
    return pairs
      .flatMap((pair, at) => {
        const found = findStatements(question, pair[language]).map((one): FoundInTopic => {
          const isSaid = said.has(statementKey(pair.id.id, one.statement))
          const bears = one.coverage > 0 ? bearing * askerReader.bears(one.statement.text, asker) : 0
          return { ...one, pair, score: one.score + bears - (at === 0 ? 0 : distance), isSaid }
        })
        // A detail is told to whom it was written for, however many of the words it has.
        const told = found.filter(({ statement, fit = 0 }) => statement.kind !== 'details' || fit >= leastOfDetail)
        told.sort((one, other) => other.score - one.score)
        return [false, true].flatMap((isSaid) => told.filter((one) => one.isSaid === isSaid).slice(0, mostOfEntry))
      })
      .toSorted((one, other) => other.score - one.score)
  }

  /** What of an answer was not said yet, as it goes on from the question: a few statements that stand together. */
  function freshOf(
    { pair, question }: LastAnswer,
    said: ReadonlySet<string>,
    language: Language,
  ): readonly Statement[] {
    const isFresh = (one: Statement) => !said.has(statementKey(pair.id.id, one))
    const fresh = findStatements(questionReader.read(question), pair[language]).flatMap(({ statement }) =>
      isFresh(statement) ? [statement] : [],
    )
    const best = fresh.find(({ kind }) => kind === undefined || !asides.has(kind)) ?? fresh[0]
    if (!best) return []
    const together = statementsOf(pair[language]).filter(({ heading }) => heading === best.heading)
    return together.filter(isFresh).slice(0, mostOfEntry)
  }
}
