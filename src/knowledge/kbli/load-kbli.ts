import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load, YAMLException } from 'js-yaml'
import { z } from 'zod'
import { KnowledgeError, type KnowledgeProblem } from '../../domain/errors.ts'
import { datesAsText } from '../load-list.ts'
import {
  type EverydayNames,
  type Kbli,
  type KbliCode,
  type KbliEdition,
  type RiskLevel,
  riskLevels,
  scales,
} from './kbli.ts'
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

const names = z.array(z.string().min(2)).min(1)
const everydayFile = z.record(
  code,
  z.strictObject({
    id: names,
    en: names,
    entry: z
      .string()
      .regex(/^[a-z-]+\/[a-z0-9-]+$/)
      .optional(),
  }),
)
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

export type LoadedKbli = { readonly kbli: Kbli | undefined; readonly problems: readonly KnowledgeProblem[] }

/** The files of a KBLI folder, whose README explains them. */
export const kbliFiles = {
  codes: 'kbli-2025.csv',
  oldCodes: 'kbli-2020.csv',
  everyday: 'everyday.yaml',
  edition: 'edition.yaml',
  asking: 'asking.yaml',
}

/**
 * Reads a KBLI folder together with every problem found. `kbli` is undefined where a file as a whole cannot be used.
 * `shown` turns a path into what a problem calls it.
 */
export function readKbli(directory: string, shown: (path: string) => string = (path) => path): LoadedKbli {
  const problems: KnowledgeProblem[] = []
  const pathOf = (name: string) => join(directory, name)

  const codes = new Map<string, KbliCode>()
  for (const { codes_2020, ...row } of readTable(pathOf(kbliFiles.codes), codeRow)) {
    const { code: id, title: name, ...byScale } = row
    codes.set(id, { code: id, title: name, oldCodes: codes_2020, risks: byScale })
  }
  const oldTitles = new Map(readTable(pathOf(kbliFiles.oldCodes), oldRow).map((row) => [row.code, row.title]))
  const everyday = readYaml(pathOf(kbliFiles.everyday), everydayFile)
  const edition = readYaml(pathOf(kbliFiles.edition), editionFile)
  if (!everyday || !edition) return { kbli: undefined, problems }

  const kbli: Kbli = {
    edition: toEdition(edition),
    codes,
    oldTitles,
    successors: successorsOf(codes.values()),
    everyday: new Map(Object.entries(everyday).map(([id, record]) => [id, toNames(record)])),
  }
  return { kbli, problems }

  function readTable<Row extends { code: string }>(path: string, schema: z.ZodType<Row>): Row[] {
    const table = readCsv(path, shown(path))
    problems.push(...table.problems)
    if (table.rows.length === 0) problems.push({ file: shown(path), line: 1, message: 'has no rows' })
    const seen = new Set<string>()
    return table.rows.flatMap(({ line, cells }: CsvRow) => {
      const parsed = schema.safeParse(cells)
      const report = (message: string) => problems.push({ file: shown(path), line, message })
      if (!parsed.success) {
        for (const issue of parsed.error.issues) report(`${issue.path.join('.')} ${issue.message}`)
        return []
      }
      if (seen.has(parsed.data.code)) report(`code ${parsed.data.code} stands twice`)
      seen.add(parsed.data.code)
      return [parsed.data]
    })
  }

  function readYaml<Content>(path: string, schema: z.ZodType<Content>): Content | undefined {
    const text = readFileSync(path, 'utf8')
    try {
      const parsed = schema.safeParse(datesAsText(load(text)))
      if (parsed.success) return parsed.data
      for (const issue of parsed.error.issues) {
        const at = lineOfKey(text, String(issue.path[0] ?? ''))
        problems.push({ file: shown(path), line: at, message: `${issue.path.join('.')} ${issue.message}`.trim() })
      }
    } catch (error) {
      if (!(error instanceof YAMLException)) throw error
      const line = (error.mark?.line ?? 0) + 1
      problems.push({ file: shown(path), line, message: `is not valid YAML: ${error.reason}` })
    }
    return undefined
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

/** Line of the record with this key in a YAML file of ours, where keys stand at the beginning of a line. */
export function lineOfKey(text: string, key: string): number {
  const index = text.split('\n').findIndex((line) => line.startsWith(`"${key}":`) || line.startsWith(`${key}:`))
  return Math.max(index, 0) + 1
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

function toNames({ id, en, entry }: z.infer<typeof everydayFile>[string]): EverydayNames {
  return { id, en, ...(entry ? { entryId: entry } : {}) }
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

/** The level that a risk cannot exceed and the one it cannot fall below, of all that stand in the table. */
export function riskRange(entry: KbliCode): { readonly lowest: RiskLevel; readonly highest: RiskLevel } | undefined {
  const present = riskLevels.filter((level) => scales.some((scale) => entry.risks[scale].includes(level)))
  const [lowest] = present
  const highest = present.at(-1)
  return lowest && highest ? { lowest, highest } : undefined
}
