import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { loadAnalyseWords } from '../../../src/knowledge/analyse/analyse-words.ts'
import { analyseSurvey } from '../../../src/skills/analyse/survey/analyse-survey.ts'
import { figureOf, figureOfSums } from '../../../src/skills/analyse/survey/figures.ts'
import { answersOf, lookAtSurvey } from '../../../src/skills/analyse/survey/look-at-survey.ts'
import { createAnswerReader } from '../../../src/skills/analyse/survey/read-answer.ts'
import type { MeasureKind, SurveyResult } from '../../../src/skills/analyse/survey/survey-result.ts'
import { meanOf } from '../../../src/skills/analyse/survey/tally.ts'
import { createSentimentReader } from '../../../src/skills/analyse/words/sentiment.ts'
import { createThemeReader } from '../../../src/skills/analyse/words/themes.ts'
import { openTable } from '../../../src/tables/open-table.ts'

const files = resolve(import.meta.dirname, 'files')
const words = loadAnalyseWords(resolve(import.meta.dirname, '../../../knowledge/analyse'))
const answers = createAnswerReader(words.answers)
const tools = { answers, sentiment: createSentimentReader(words.sentiment), themes: createThemeReader(words.themes) }

/** What a program in another language, which shares no code, computed from the same answers. */
const figure = z.object({
  value: z.number(),
  n: z.number(),
  low: z.number(),
  high: z.number(),
  elements: z.array(z.number()).optional(),
})
const expectedSchema = z.record(
  z.string(),
  z.object({
    rows: z.number(),
    csat: figure.optional(),
    nps: figure.optional(),
    ces: figure.optional(),
    ikm: figure.optional(),
    missing: z.number().optional(),
    invalid: z.number().optional(),
    branch: z.record(z.string(), figure).optional(),
    weeks: z.record(z.string(), z.number()).optional(),
    first: z.string().optional(),
    last: z.string().optional(),
  }),
)
const expected = expectedSchema.parse(JSON.parse(readFileSync(join(files, 'expected.json'), 'utf8')))

/** Reads a file as Prima does where nobody puts a column right. */
async function analyse(name: string): Promise<SurveyResult> {
  const table = await openTable(readFileSync(join(files, name)))
  const look = await lookAtSurvey(table, words.columns, answers)
  const rows = answersOf(table, look, words.columns, new AbortController().signal)
  return analyseSurvey(rows, look.columns, tools, { file: name, hash: '', day: '2027-07-27', order: look.order })
}

describe.each(Object.entries(expected))('%s, read without help', (name, wanted) => {
  test('gives the figures of the independent computation, to the last digit', async () => {
    const result = await analyse(name)
    expect(result.rows).toBe(wanted.rows)
    for (const kind of ['csat', 'nps', 'ces', 'ikm'] as const) {
      const own = wanted[kind]
      const measure = result.measures.find((one) => one.kind === kind)
      expect(measure === undefined, `${kind} is there`).toBe(own === undefined)
      if (!own || !measure) continue
      const { value, n, interval } = figureOf(measure, result.elements)
      expect(value).toBeCloseTo(own.value, 9)
      expect(n).toBe(own.n)
      expect(interval.low).toBeCloseTo(own.low, 9)
      expect(interval.high).toBeCloseTo(own.high, 9)
      if (own.elements) {
        expect(result.elements.map(({ sums }) => meanOf(sums).toFixed(9))).toEqual(
          own.elements.map((mean) => mean.toFixed(9)),
        )
      }
    }
  })

  test('counts what is missing and what no scale has, by branch and by week', async () => {
    const { measures, from, to } = await analyse(name)
    const csat = measures.find(({ kind }) => kind === 'csat')
    expect(csat?.missing ?? 0).toBe(wanted.missing ?? 0)
    if (wanted.invalid !== undefined) expect(csat?.invalid).toBe(wanted.invalid)
    if (wanted.first !== undefined) expect([from, to]).toEqual([wanted.first, wanted.last])
    for (const [branch, own] of Object.entries(wanted.branch ?? {})) {
      const sums = csat?.groups.branch.find(([group]) => group === branch)?.[1]
      const { value, n } = figureOfSums('csat' satisfies MeasureKind, sums ?? { n: 1, sum: 0, squares: 0 }, {
        low: 1,
        high: 5,
      })
      expect([value.toFixed(9), n]).toEqual([own.value.toFixed(9), own.n])
    }
    const weeks = csat?.weeks.map(([week, { n, sum }]) => [week, ((sum / n) * 100).toFixed(9)])
    if (wanted.weeks)
      expect(weeks).toEqual(Object.entries(wanted.weeks).map(([week, value]) => [week, value.toFixed(9)]))
  })
})
