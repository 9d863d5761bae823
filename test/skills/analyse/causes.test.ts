import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { loadAnalyseWords } from '../../../src/knowledge/analyse/analyse-words.ts'
import { analyseSurvey } from '../../../src/skills/analyse/survey/analyse-survey.ts'
import { figureOf } from '../../../src/skills/analyse/survey/figures.ts'
import { answersOf, lookAtSurvey } from '../../../src/skills/analyse/survey/look-at-survey.ts'
import { createAnswerReader } from '../../../src/skills/analyse/survey/read-answer.ts'
import { createSentimentReader } from '../../../src/skills/analyse/words/sentiment.ts'
import { createThemeReader } from '../../../src/skills/analyse/words/themes.ts'
import { openTable } from '../../../src/tables/open-table.ts'
import { measureOf } from '../../support/unseen-files.ts'

const words = loadAnalyseWords(join(resolve(import.meta.dirname, '../../../knowledge'), 'analyse'))
const answers = createAnswerReader(words.answers)
const tools = { answers, sentiment: createSentimentReader(words.sentiment), themes: createThemeReader(words.themes) }

/** A survey as lines, read as Prima does where nobody puts a column right. */
async function read(...lines: readonly string[]) {
  const table = await openTable(Buffer.from(lines.join('\n')))
  const look = await lookAtSurvey(table, words.columns, answers)
  const rows = answersOf(table, look, words.columns, new AbortController().signal)
  const result = await analyseSurvey(rows, look.columns, tools, {
    file: '',
    hash: '',
    day: '2027-07-27',
    order: look.order,
  })
  return { look, result }
}

const days = Array.from({ length: 10 }, (_, index) => `${String(index + 10)}/03/2025`)

test('answers that were counted already count as often as they were given', async () => {
  const { look, result } = await read(
    'Jawaban,Jumlah responden',
    'Sangat puas,48',
    'Puas,71',
    'Cukup,22',
    'Tidak puas,9',
    'Sangat tidak puas,5',
    'Total,155',
  )
  expect(look.rows).toBe(155)
  const csat = measureOf(result, 'csat')
  expect(csat.sums).toMatchObject({ n: 155, sum: 119 })
  expect(figureOf(csat, []).value).toBeCloseTo((119 / 155) * 100, 10)
})

test('means of branches beside how many answered are not counted as answers', async () => {
  const { look } = await read(
    'Cabang;Rata-rata kepuasan;Jumlah responden',
    'Solo;4,35;120',
    'Sragen;3,90;80',
    'Klaten;4,62;45',
  )
  expect(look.countsAt).toBeUndefined()
})

test('numbered answers whose lowest number is the best are turned', async () => {
  const said = ['1 - Sangat Puas', '2 - Puas', '2 - Puas', '5 - Sangat Tidak Puas', '3 - Cukup']
  const { result } = await read('Tanggal,Seberapa puas Anda?', ...days.map((day, index) => `${day},${said[index % 5]}`))
  expect(measureOf(result, 'csat').sums).toMatchObject({ n: 10, sum: 6 })
})

test('a label of the low end in the title does not turn the scale, and the bad high end does', async () => {
  const scaleOf = async (title: string) =>
    (await read(`Tanggal,"${title}"`, ...days.map((day, index) => `${day},${(index % 7) + 1}`))).look.columns[1]?.scale
  expect(await scaleOf('Perusahaan memudahkan saya (1 sangat tidak setuju - 7 sangat setuju)')).toEqual({
    low: 1,
    high: 7,
  })
  expect(await scaleOf('Seberapa sulit prosesnya? (1-7)')).toEqual({ low: 1, high: 7, isReversed: true })
})

test.each([
  ['letters of a scale', ['SP', 'P', 'CP', 'TP', 'STP']],
  ['faces', ['😍', '🙂', '😐', '😞', '😡']],
  ['memuaskan', ['Sangat memuaskan', 'Memuaskan', 'Cukup memuaskan', 'Kurang memuaskan', 'Sangat tidak memuaskan']],
])('%s are answers', async (_, said) => {
  const { result } = await read('Tanggal,Kepuasan', ...days.map((day, index) => `${day},${said[index % 5]}`))
  expect(measureOf(result, 'csat').counts).toEqual([1, 2, 3, 4, 5].map((answer) => [answer, 2]))
})

test('titles in a second language are no answer', async () => {
  const { look, result } = await read(
    'Tanggal,Kepuasan,Saran',
    'Date,Satisfaction,Suggestion',
    ...days.map((day) => `${day},4,cepat dan ramah`),
  )
  expect(look.rows).toBe(10)
  expect(measureOf(result, 'csat').invalid).toBe(0)
})

test('rows that somebody wrote to try the form are told and not counted, a name that stands often is counted', async () => {
  const rows = Array.from({ length: 30 }, (_, index) => `${days[index % 10]},Rina,5,cepat`)
  const tried = await read('Tanggal,Nama,Kepuasan (1-5),Komentar', '10/03/2025,TEST,1,tes', ...rows)
  expect(tried.look.trials).toBe(1)
  expect(measureOf(tried.result, 'csat').sums).toMatchObject({ n: 30, sum: 30 })
  const laboratory = await read(
    'Tanggal,Layanan,Kepuasan (1-5)',
    ...Array.from({ length: 30 }, (_, index) => `${days[index % 10]},${index % 2 ? 'Tes' : 'Konsultasi'},5`),
  )
  expect(measureOf(laboratory.result, 'csat').sums.n).toBe(30)
})

test('codes for no answer are none, and no end of the scale', async () => {
  const said = [5, 4, 99, 2, -1]
  const { result } = await read('tanggal,csat', ...days.map((day, index) => `${day},${said[index % 5]}`))
  const csat = measureOf(result, 'csat')
  expect([csat.scale, csat.sums.n, csat.sums.sum, csat.missing]).toEqual([{ low: 1, high: 5 }, 6, 4, 4])
})

test.each([
  [
    'of a help desk',
    ["Good, I'm satisfied", "Bad, I'm unsatisfied", 'Offered'],
    [
      [1, 3],
      [2, 4],
    ],
  ],
  [
    'of a chat widget',
    ['terrible', 'ok', 'amazing'],
    [
      [1, 4],
      [3, 3],
      [5, 3],
    ],
  ],
])('words %s are answers', async (_, said, counts) => {
  const { result } = await read(
    'Created at,Satisfaction Score',
    ...days.map((day, index) => `${day},"${said[index % said.length]}"`),
  )
  expect(measureOf(result, 'csat').counts).toEqual(counts)
})

test('titles that stand again on each page are no answers, and spaces within quotes are none of an answer', async () => {
  const title = 'No;Tanggal;Nilai kepuasan (1-5);Saran'
  const page = days.map((day, index) => `${index + 1};${day};" 5 ";cepat sekali`)
  const { look, result } = await read(title, ...page, title, ...page)
  expect(look.rows).toBe(20)
  expect(measureOf(result, 'csat').sums).toMatchObject({ n: 20, sum: 20 })
})

test('how many were bought is no satisfaction', async () => {
  const { look } = await read('Tanggal,Produk,Qty', ...days.map((day, index) => `${day},Tas,${(index % 3) + 1}`))
  expect(look.columns.map(({ role }) => role)).not.toContain('csat')
})

test('a branch is one, however it was spelled', async () => {
  const names = ['Utara', 'Selatan', 'UTARA', 'utara', 'selatan']
  const { result } = await read('Tanggal,Cabang,Kepuasan', ...days.map((day, index) => `${day},${names[index % 5]},5`))
  expect(measureOf(result, 'csat').groups.branch.map(([name, { n }]) => [name, n])).toEqual([
    ['Selatan', 4],
    ['Utara', 6],
  ])
})
