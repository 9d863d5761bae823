import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { remembering } from './domain/remembering.ts'
import { whenNeeded } from './domain/when-needed.ts'
import { createAspectFinder } from './knowledge/aspects.ts'
import type { Holidays } from './knowledge/holidays/holidays.ts'
import { loadHolidays } from './knowledge/holidays/holidays.ts'
import type { IntentModel } from './knowledge/intents/intent-model.ts'
import { loadIntents } from './knowledge/intents/load-intents.ts'
import { type KbliSource, openKbliTables } from './knowledge/kbli/open-kbli-tables.ts'
import type { Knowledge } from './knowledge/knowledge.ts'
import { loadKnowledge } from './knowledge/load-knowledge.ts'
import { headsOf, joinKnowledge, textsOf } from './knowledge/packed-knowledge.ts'
import { passagesOf } from './knowledge/passages.ts'
import {
  loadProgrammeData,
  openProgrammeKnowledge,
  type ProgrammeKnowledge,
} from './knowledge/programme/load-programme.ts'
import { createNameReader, type NameReader } from './knowledge/read-names.ts'
import {
  indexForRetriever,
  type LexicalRetriever,
  openLexicalRetriever,
} from './knowledge/retrieval/lexical-retriever.ts'
import { loadSituations, noSituations, type Situations } from './knowledge/situations.ts'
import { loadWords, type Words } from './knowledge/text/words.ts'
import { nothingPrepared, type Prepared } from './ports/prepared.ts'
import { type AskerReader, createAskerReader } from './skills/answer/asker.ts'
import { createFeatureReader, type FeatureReader } from './skills/answer/features.ts'
import { createEntryFinder, type EntryFinder } from './skills/answer/find-entries.ts'
import { loadRanking, type Ranking } from './skills/answer/ranking.ts'

/** What takes long to read and index and never changes after that: any number of conversations may share it. */
export type IndexedKnowledge = {
  readonly knowledge: Knowledge
  readonly words: Words
  readonly readNames: NameReader
  readonly retriever: LexicalRetriever
  readonly readFeatures: FeatureReader
  readonly ranking: Ranking
  readonly askerReader: AskerReader
  readonly findEntries: EntryFinder
  readonly kbli: KbliSource
  readonly programme: ProgrammeKnowledge
  readonly holidays: Holidays
  readonly intents: IntentModel
  /** What else takes long to read of Prima's own files. */
  readonly prepared: Prepared
  /** Of the knowledge that is answered from: another whenever anything in it is. */
  readonly version: () => string
}

/** What differs from the retriever's defaults for entries: short pages whose title and ways of asking say most. */
const entryParameters = { questionWeight: 2, titleWeight: 1.5, coveragePower: 0.8 }
/** Prima's own: a company adds entries, and no words or tables. */
const directory = resolve(import.meta.dirname, '../knowledge')
const language = join(directory, 'language')

/**
 * Reads knowledge folders, the first Prima's own and the others a company's, and makes them searchable; what was prepared at an
 * earlier start is not worked out again.
 * @throws KnowledgeError naming file and line of whatever is not right.
 */
export function openKnowledge(directories: readonly string[], prepared: Prepared): IndexedKnowledge {
  const load = whenNeeded(() => loadKnowledge(directories))
  const heads = prepared.of('knowledge', () => headsOf(load()))
  const texts = prepared.of('entry-texts', () => textsOf(load()))
  return indexKnowledge(joinKnowledge(heads, texts), prepared, () => loadSituations(directories))
}

/**
 * Makes entries searchable, by Prima's own lists of words, and lays her tables and what she knows of programmes beside
 * them.
 * @throws KnowledgeError naming file and line of whatever is not right in lists and tables.
 */
export function indexKnowledge(
  knowledge: Knowledge,
  prepared: Prepared = nothingPrepared,
  situations: () => Situations = () => noSituations,
): IndexedKnowledge {
  const words = prepared.of('words', () => loadWords(language))
  const readNames = createNameReader(language)
  const options = { words, parameters: entryParameters }
  const index = prepared.of('passages', () => indexForRetriever(passagesOf(knowledge, situations()), options))
  const retriever = openLexicalRetriever(index, options)
  const findAspects = createAspectFinder(language)
  const ranking = loadRanking(directory)
  const askerReader = createAskerReader(language, words)
  const readFeatures = createFeatureReader({ retriever, knowledge, words, readNames, findAspects, prepared })
  return {
    knowledge,
    words,
    readNames,
    retriever,
    readFeatures,
    ranking,
    askerReader,
    // Within one message the same question is looked up by several, and claims are weighed by it.
    findEntries: remembering(createEntryFinder(readFeatures, ranking, askerReader.setAside)),
    kbli: openKbliTables({ directory: join(directory, 'kbli'), words, prepared }),
    programme: openProgrammeKnowledge(
      prepared.of('programme', () => loadProgrammeData({ programme: join(directory, 'programme'), language })),
    ),
    prepared,
    holidays: loadHolidays(directory),
    intents: loadIntents(language),
    version: whenNeeded(() => prepared.of('version', () => versionOf(knowledge))),
  }
}

function versionOf(knowledge: Knowledge): string {
  const plain = (_: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value)
  return createHash('sha256').update(JSON.stringify(knowledge, plain)).digest('hex').slice(0, 12)
}
