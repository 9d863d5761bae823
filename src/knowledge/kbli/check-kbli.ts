import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { KnowledgeProblem } from '../../domain/errors.ts'
import { regulationStatus } from '../calendar.ts'
import type { Knowledge } from '../knowledge.ts'
import { lineOfPath } from '../line-of-path.ts'
import { readText } from '../read-text.ts'
import { shownPath } from '../shown-path.ts'
import { readBusinessCues } from './business-cues.ts'
import { checkWords } from './check-words.ts'
import type { Kbli } from './kbli.ts'
import { readKbliAsking } from './kbli-asking.ts'
import { readKbliRanking } from './kbli-ranking.ts'
import { readKbliTelling } from './kbli-telling.ts'
import { kbliFiles, readKbli } from './load-kbli.ts'

export type KbliReport = {
  readonly problems: readonly KnowledgeProblem[]
  /** ISO date by which the tables must be looked at again; undefined where the folder has no KBLI. */
  readonly reviewBy?: string
}

/** Holds the KBLI folder of a knowledge folder against itself and the rest of the knowledge. `today` is an ISO date. */
export function checkKbli(knowledgeDirectory: string, knowledge: Knowledge, today: string): KbliReport {
  const directory = join(knowledgeDirectory, 'kbli')
  if (!existsSync(join(directory, kbliFiles.edition))) return { problems: [] }
  const asking = join(directory, kbliFiles.asking)
  const telling = join(directory, kbliFiles.telling)
  const reading = join(directory, kbliFiles.reading)
  const ranking = join(directory, kbliFiles.ranking)
  const { kbli, fileOf, problems: read } = readKbli(directory, shownPath)
  const problems = [
    ...read,
    ...readKbliAsking(asking, shownPath(asking)).problems,
    ...readKbliTelling(telling, shownPath(telling)).problems,
    ...readBusinessCues(reading, shownPath(reading)).problems,
    ...readKbliRanking(ranking, shownPath(ranking)).problems,
  ]
  if (!kbli) return { problems }

  const linesOf = createLineFinder(directory)
  const found = [
    ...unknownOldCodes(kbli).map(({ code, oldCode }) =>
      linesOf.row(kbliFiles.codes, code, `came from ${oldCode}, which is not in ${kbliFiles.oldCodes}`),
    ),
    ...checkWords(kbli, knowledge).map(({ code, message }) => {
      const file = fileOf.get(code)
      return file
        ? linesOf.key(join(kbliFiles.words, file), code, message)
        : linesOf.row(kbliFiles.codes, code, message)
    }),
    ...strayIds(kbli, knowledge, today).map(({ key, message }) => linesOf.key(kbliFiles.edition, key, message)),
  ]
  return { problems: [...problems, ...found], reviewBy: kbli.edition.reviewBy }
}

function unknownOldCodes({ codes, oldTitles }: Kbli): { code: string; oldCode: string }[] {
  return [...codes.values()].flatMap(({ code, oldCodes }) =>
    oldCodes.filter((oldCode) => !oldTitles.has(oldCode)).map((oldCode) => ({ code, oldCode })),
  )
}

function strayIds({ edition, codes }: Kbli, knowledge: Knowledge, today: string): { key: string; message: string }[] {
  const rules = [
    { key: 'rule', id: edition.rule },
    { key: 'old_rule', id: edition.oldRule },
    ...edition.amended.map(({ rule }) => ({ key: 'amended', id: rule })),
  ].filter(({ id }) => !knowledge.regulations.has(id))
  const sources = [
    { key: 'table', id: edition.table },
    { key: 'look_up', id: edition.lookUp },
  ].filter(({ id }) => !knowledge.sources.has(id))
  const inForce = knowledge.regulations.get(edition.rule)
  const unknownCodes = edition.amended.flatMap((amendment) => amendment.codes.filter((code) => !codes.has(code)))
  return [
    ...rules.map(({ key, id }) => ({ key, message: `"${id}" stands not in regulations.yaml` })),
    ...sources.map(({ key, id }) => ({ key, message: `"${id}" stands not in sources.yaml` })),
    ...(inForce && regulationStatus(inForce, today) === 'repealed'
      ? [{ key: 'rule', message: `${inForce.short} no longer holds: the tables need the next edition` }]
      : []),
    ...unknownCodes.map((code) => ({ key: 'amended', message: `${code} is not a code of ${kbliFiles.codes}` })),
  ]
}

function createLineFinder(directory: string) {
  const texts = new Map<string, string>()
  const read = (name: string): string => {
    const text = texts.get(name) ?? readText(join(directory, name)) ?? ''
    texts.set(name, text)
    return text
  }
  const problem = (name: string, line: number, message: string): KnowledgeProblem => ({
    file: shownPath(join(directory, name)),
    line,
    message,
  })
  return {
    key: (name: string, key: string, message: string) => problem(name, lineOfPath(read(name), [key]), message),
    row: (name: string, code: string, message: string) => {
      const index = read(name)
        .split('\n')
        .findIndex((line) => line.startsWith(`${code},`))
      return problem(name, index + 1, `${code} ${message}`)
    },
  }
}
