/**
 * `npm run bench`: what Prima is measured by, each figure beside a named baseline in the same run.
 *
 *     npm run bench                            answers, latency, start, turns, programme, summary, charts, analyse, telegram, slack
 *     npm run bench -- --retrieval DIRECTORY   the retriever alone on a collection, see bench/README.md
 *     npm run bench -- --only answers,start    some of it
 *     npm run bench -- masks [FILE.jsonl]      what the mask of personal data hides and keeps, see bench/masks/main.ts
 *     npm run bench -- care [FILE.jsonl]       danger, distress and wishes that are declined, see bench/care/README.md
 *     npm run bench -- attacks                 200 attacks and what is said to them, see bench/attacks/main.ts
 *     npm run bench -- model                   calls and tokens for each answered question, see bench/live/scripted.ts
 *     npm run bench -- rubric                  rated replies beside two readers, see bench/rubric/main.ts
 *     npm run bench -- kbli FILE.jsonl         businesses in their owners' words, see bench/kbli/main.ts
 *     npm run bench -- routing [FILE.jsonl]    messages that come to the right skill, see bench/routing/README.md
 *     npm run bench -- guides                  made-up businesses through the guides, see bench/guides/main.ts
 *     npm run bench -- sentiment DIRECTORY     how texts sound, on public sets, see bench/sentiment/main.ts
 */
import { parseArgs } from 'node:util'
import { benchAnalyse } from './analyse/main.ts'
import { benchLatency } from './answers/latency.ts'
import { benchAnswers } from './answers/main.ts'
import { benchAttacks } from './attacks/main.ts'
import { benchCare } from './care/main.ts'
import { benchSlack } from './channels/slack.ts'
import { benchTelegram } from './channels/telegram.ts'
import { benchCharts } from './charts/main.ts'
import { benchGuides } from './guides/main.ts'
import { benchKbli } from './kbli/main.ts'
import { benchModel } from './live/scripted.ts'
import { benchMasks } from './masks/main.ts'
import { benchProgramme } from './programme/main.ts'
import { benchSummary } from './programme/summary.ts'
import { benchRetrieval, withReadableErrors } from './retrieval/main.ts'
import { benchRouting } from './routing/main.ts'
import { benchRubric } from './rubric/main.ts'
import { benchSentiment } from './sentiment/main.ts'
import { benchStart } from './start/main.ts'
import { benchTurns } from './turns/main.ts'

const benches = {
  answers: () => benchAnswers(),
  latency: () => benchLatency(),
  start: () => benchStart(),
  turns: () => benchTurns(),
  programme: async () => benchProgramme(),
  summary: () => benchSummary(),
  charts: async () => benchCharts(),
  analyse: () => benchAnalyse(),
  telegram: () => benchTelegram(),
  slack: () => benchSlack(),
} satisfies Record<string, () => Promise<void>>

const { values, positionals } = parseArgs({
  options: { retrieval: { type: 'string' }, only: { type: 'string' }, misses: { type: 'boolean' } },
  allowPositionals: true,
})
const [bench, file] = positionals
const isAll = values.retrieval === undefined && bench === undefined
const wanted = values.only?.split(',') ?? (isAll ? Object.keys(benches) : [])
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name))
if (unknown.length > 0) {
  console.error(`--only takes ${Object.keys(benches).join(', ')}; not ${unknown.join(', ')}`)
  process.exitCode = 1
} else {
  const { retrieval, misses } = values
  if (bench === 'masks') benchMasks(file, { misses: misses === true })
  if (bench === 'care') benchCare(file, { misses: misses === true })
  if (bench === 'model') await benchModel()
  if (bench === 'attacks') await benchAttacks({ misses: misses === true })
  if (bench === 'rubric') benchRubric({ misses: misses === true })
  if (bench === 'routing') await benchRouting(file, { misses: misses === true })
  if (bench === 'sentiment') benchSentiment(file, { misses: misses === true })
  if (bench === 'guides') await benchGuides({ misses: misses === true })
  if (bench === 'kbli') await benchKbli(file, { misses: misses === true })
  if (retrieval !== undefined) withReadableErrors(() => benchRetrieval(retrieval))
  for (const [name, bench] of Object.entries(benches)) {
    if (!wanted.includes(name)) continue
    await bench()
    console.log()
  }
}
