import { join } from 'node:path'
import { z } from 'zod'
import { KnowledgeError, type KnowledgeProblem } from '../../domain/errors.ts'
import { readYaml } from '../read-yaml.ts'
import { type Kbli, type KbliCode, type KbliEdition, riskLevels, scales } from './kbli.ts'
import { readCodeWords } from './load-words.ts'
import { type CsvRow, readCsv } from './read-csv.ts'

const code = z.string().regex(/^\d{5}$/, 'must be a code of five digits')
const title = z.string().min(1, 'must not be empty')
const risks = z
  .string()
  .transform((text) => (text === '' ? [] : text.split('|')))
  .pipe(z.array(z.enum(riskLevels, `must be ${riskLevels.join(', ')}, joined by "|"`)))
const codeRow = z.strictObject({
  code,
  title,
  codes_2020: z
    .string()
    .transform((text) => (text === '' ? [] : text.split(' ')))
    .pipe(z.array(code)),
  ...(Object.fromEntries(scales.map((scale) => [scale, risks])) as Record<(typeof scales)[number], typeof risks>),
})
const oldRow = z.strictObject({ code, title })

const day = z.iso.date('must be a date like 2026-11-24')
const editionFile = z.strictObject({
  as_of: day,
  review_by: day,
  rule: z.string(),
  old_rule: z.string(),
  table: z.string(),
  look_up: z.string(),
  amended: z.array(z.strictObject({ rule: z.string(), codes: z.array(code) })),
})

export type LoadedKbli = {
  readonly kbli: Kbli | undefined
  /** The file of the words of each code. */
  readonly fileOf: ReadonlyMap<string, string>
  readonly problems: readonly KnowledgeProblem[]
}

/** The files of a KBLI folder, whose README explains them. */
export const kbliFiles = {
  ranking: 'ranking.yaml',
  codes: 'kbli-2025.csv',
  oldCodes: 'kbli-2020.csv',
  words: 'words',
  reading: 'reading.yaml',
  edition: 'edition.yaml',
  asking: 'asking.yaml',
  telling: 'telling.yaml',
}

/**
 * Reads a KBLI folder together with every problem found. `kbli` is undefined where a file as a whole cannot be used.
 * `shown` turns a path into what a problem calls it.
 */
export function readKbli(directory: string, shown: (path: string) => string = (path) => path): LoadedKbli {
  const problems: KnowledgeProblem[] = []
  const named = (name: string): [path: string, file: string] => [join(directory, name), shown(join(directory, name))]

  const codes = new Map<string, KbliCode>()
  for (const { codes_2020, ...row } of readTable(...named(kbliFiles.codes), codeRow)) {
    const { code: id, title: name, ...byScale } = row
    codes.set(id, { code: id, title: name, oldCodes: codes_2020, risks: byScale })
  }
  const oldTitles = new Map(readTable(...named(kbliFiles.oldCodes), oldRow).map((row) => [row.code, row.title]))
  const { words, fileOf, ...wordsRead } = readCodeWords(...named(kbliFiles.words))
  const { content: edition, ...editionRead } = readYaml(...named(kbliFiles.edition), editionFile)
  problems.push(...wordsRead.problems, ...editionRead.problems)
  if (!edition) return { kbli: undefined, fileOf, problems }

  const kbli: Kbli = {
    edition: toEdition(edition),
    codes,
    oldTitles,
    successors: successorsOf(codes.values()),
    words,
  }
  return { kbli, fileOf, problems }

  function readTable<Row extends { code: string }>(path: string, file: string, schema: z.ZodType<Row>): Row[] {
    const table = readCsv(path, file)
    problems.push(...table.problems)
    if (table.rows.length === 0 && table.problems.length === 0) problems.push({ file, line: 1, message: 'has no rows' })
    const seen = new Set<string>()
    return table.rows.flatMap(({ line, cells }: CsvRow) => {
      const parsed = schema.safeParse(cells)
      const report = (message: string) => problems.push({ file, line, message })
      if (!parsed.success) {
        for (const issue of parsed.error.issues) report(`${issue.path.join('.')} ${issue.message}`)
        return []
      }
      if (seen.has(parsed.data.code)) report(`code ${parsed.data.code} stands twice`)
      seen.add(parsed.data.code)
      return [parsed.data]
    })
  }
}

/**
 * The KBLI tables for answering.
 * @throws KnowledgeError naming file and line of every problem.
 */
export function loadKbli(directory: string): Kbli {
  const { kbli, problems } = readKbli(directory)
  if (!kbli || problems.length > 0) throw new KnowledgeError(problems)
  return kbli
}

function successorsOf(codes: Iterable<KbliCode>): Map<string, KbliCode[]> {
  const successors = new Map<string, KbliCode[]>()
  for (const entry of codes) {
    for (const oldCode of entry.oldCodes) {
      const known = successors.get(oldCode)
      if (known) known.push(entry)
      else successors.set(oldCode, [entry])
    }
  }
  return successors
}

function toEdition(raw: z.infer<typeof editionFile>): KbliEdition {
  return {
    asOf: raw.as_of,
    reviewBy: raw.review_by,
    rule: raw.rule,
    oldRule: raw.old_rule,
    table: raw.table,
    lookUp: raw.look_up,
    amended: raw.amended,
  }
}
