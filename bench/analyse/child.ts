/** `node child.ts analyse|split FILE`: does it once, and tells rows, time and memory of this whole process. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { loadAnalyseWords } from '../../src/knowledge/analyse/analyse-words.ts'
import { analyseSurvey } from '../../src/skills/analyse/survey/analyse-survey.ts'
import { answersOf, lookAtSurvey } from '../../src/skills/analyse/survey/look-at-survey.ts'
import { createAnswerReader } from '../../src/skills/analyse/survey/read-answer.ts'
import { createSentimentReader } from '../../src/skills/analyse/words/sentiment.ts'
import { createThemeReader } from '../../src/skills/analyse/words/themes.ts'
import { openTable } from '../../src/tables/open-table.ts'

const [how, path = ''] = process.argv.slice(2)
const start = performance.now()
const rows = how === 'split' ? split(path) : await analyse(path)
const seconds = (performance.now() - start) / 1000
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
const processor = (userCPUTime + systemCPUTime) / 1e6
console.log(
  `${rows} rows in ${seconds.toFixed(1)} s (${processor.toFixed(1)} s of a processor), ${(maxRSS / 1024).toFixed(0)} MB`,
)

async function analyse(file: string): Promise<number> {
  const words = loadAnalyseWords(resolve(import.meta.dirname, '../../knowledge/analyse'))
  const answers = createAnswerReader(words.answers)
  const tools = { answers, sentiment: createSentimentReader(words.sentiment), themes: createThemeReader(words.themes) }
  const table = await openTable(readFileSync(file))
  const look = await lookAtSurvey(table, words.columns, answers)
  const below = answersOf(table, look, words.columns, new AbortController().signal)
  const facts = { file: '', hash: '', day: '2027-07-27', order: look.order }
  return (await analyseSurvey(below, look.columns, tools, facts)).rows
}

function split(file: string): number {
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split(',')).length
}
