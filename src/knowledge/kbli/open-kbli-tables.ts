import { join } from 'node:path'
import { nothingPrepared, type Prepared } from '../../ports/prepared.ts'
import type { Words } from '../text/words.ts'
import { type BusinessCues, loadBusinessCues } from './business-cues.ts'
import type { Kbli } from './kbli.ts'
import { type KbliAsking, loadKbliAsking } from './kbli-asking.ts'
import { loadKbliRanking } from './kbli-ranking.ts'
import { type KbliTelling, loadKbliTelling } from './kbli-telling.ts'
import { kbliFiles, loadKbli } from './load-kbli.ts'
import type { NameIndex } from './name-index.ts'
import { openNameIndex, packNames } from './name-index.ts'
import { createBusinessReader, type ReadBusiness } from './read-business.ts'
import { createRoleFinder, type RolesOf } from './roles-of-codes.ts'
import { createKbliSearch, type KbliFinder } from './search-kbli.ts'
import { createUnclipper, packKnownWords } from './unclip-words.ts'

/** The tables, and what finds codes in them. */
export type KbliTables = KbliFinder & {
  readonly kbli: Kbli
  readonly names: NameIndex
  readonly rolesOf: RolesOf
  readonly readBusiness: ReadBusiness
}

export type KbliSource = {
  readonly asking: KbliAsking
  readonly telling: KbliTelling
  /** Built when the first message may need them. */
  readonly tables: () => KbliTables
}

export type KbliTablesSource = {
  /** knowledge/kbli. */
  readonly directory: string
  readonly words: Words
  /** Default: the tables are read and indexed anew. */
  readonly prepared?: Prepared
}

/**
 * How people ask, read now, and the tables, read and indexed when they are first needed: most conversations never do, and a
 * start should not wait for them.
 * @throws KnowledgeError, when they are first needed, naming file and line of whatever is not right in the folder.
 */
export function openKbliTables({ directory, words, prepared = nothingPrepared }: KbliTablesSource): KbliSource {
  const asking = loadKbliAsking(join(directory, kbliFiles.asking))
  const telling = loadKbliTelling(join(directory, kbliFiles.telling))
  let built: KbliTables | undefined
  const build = (): KbliTables => {
    const kbli = prepared.of('kbli', () => loadKbli(directory))
    const cues = loadBusinessCues(join(directory, kbliFiles.reading))
    const ranking = loadKbliRanking(join(directory, kbliFiles.ranking))
    const names = openNameIndex(prepared.of('kbli-names', () => packNames(kbli)))
    const rolesOf = createRoleFinder(cues, kbli)
    const read = createBusinessReader(cues, fillersOf(asking, cues, words, names.ofOneWord))
    const known = prepared.of('kbli-known-words', () => packKnownWords(meantIn(kbli, asking, cues, words)))
    const unclip = createUnclipper({ known, slang: words.slang })
    return {
      kbli,
      names,
      rolesOf,
      readBusiness: (text) => read(unclip(text)),
      ...createKbliSearch({ kbli, names, words, synonyms: asking.synonyms, cues, rolesOf, ranking, prepared }),
    }
  }
  return {
    asking,
    telling,
    tables: () => {
      built ??= build()
      return built
    },
  }
}

/** The words by which a business is read come before those that name goods. */
function meantIn(kbli: Kbli, asking: KbliAsking, cues: BusinessCues, words: Words): readonly Iterable<string>[] {
  const { roles, places, ...lists } = cues
  const names = [...kbli.words.values()].flatMap(({ id, en }) => [...id, ...en])
  return [
    [
      ...Object.values(roles).flatMap((role) => role.cues),
      ...Object.values(places).flat(),
      ...Object.values(lists).flat(),
      ...asking.asking,
      ...asking.names,
    ],
    [...names, ...[...kbli.codes.values()].map(({ title }) => title.toLowerCase())],
    [...words.slang.values(), ...words.functionWords, ...words.templateWords, ...words.questionWords.keys()],
  ]
}

/** Words that say nothing of an object, as people type them; but "spa" and "IT" are trades. */
function fillersOf(
  asking: KbliAsking,
  cues: BusinessCues,
  { functionWords, templateWords, questionWords, slang }: Words,
  trades: ReadonlySet<string>,
): Set<string> {
  const said = new Set(Object.values(cues.roles).flatMap((role) => role.cues))
  const fillers = new Set([
    ...cues.generic,
    ...cues.unsure,
    ...[...asking.asking, ...asking.names].flatMap((phrase) => phrase.split(' ')).filter((word) => !said.has(word)),
    ...functionWords,
    ...templateWords,
    ...questionWords.keys(),
  ])
  for (const [typed, standard] of slang) {
    if (standard.split(' ').every((word) => fillers.has(word) || questionWords.has(word))) fillers.add(typed)
  }
  return new Set([...fillers].filter((word) => !trades.has(word)))
}
