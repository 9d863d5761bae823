/**
 * Whether an answer, its line of sources and its buttons are seen without scrolling on a phone that is 360 dp wide, on both
 * platforms: `node bench/screens/main.ts QUESTIONS.json [--most 50] [--draw DIRECTORY]`, where the file is a list of
 * `{ q }` that nobody tuned to. `--draw` writes a picture of each, to look at.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { buildConversation } from '../../src/build-conversation.ts'
import { draw } from './draw.ts'
import { heightOf, type Row } from './phone.ts'
import { onSlack, slackChrome } from './slack.ts'
import { onTelegram, telegramChrome } from './telegram.ts'

/** The height of a small phone and of the usual one, in dp. */
const heights = [640, 800]
const surfaces = {
  telegram: { rows: onTelegram, chrome: telegramChrome },
  slack: { rows: onSlack, chrome: slackChrome },
}

const { values, positionals } = parseArgs({
  options: { most: { type: 'string', default: '50' }, draw: { type: 'string' } },
  allowPositionals: true,
})
const questions = z.array(z.object({ q: z.string() })).parse(JSON.parse(readFileSync(positionals[0] ?? '', 'utf8')))
const knowledge = resolve(import.meta.dirname, '../../knowledge')
const { conversation } = buildConversation(
  { knowledgeDirectories: [knowledge], defaultLanguage: 'id', sessionTtlMs: 1, timeZone: 'Asia/Jakarta' },
  { clock: { now: () => Date.now() } },
)

type Seen = {
  readonly question: string
  readonly surface: string
  readonly height: number
  readonly rows: readonly Row[]
}
const seen: Seen[] = []
let answers = 0
for (const [index, { q: text }] of questions.entries()) {
  if (answers >= Number(values.most)) break
  const person = { channel: 'bench', id: `p${index}` }
  const said = { id: `m${index}`, conversationId: `c${index}`, person, kind: 'said', text, attachments: [] } as const
  const { replies } = await conversation.respond({ ...said, receivedAtMs: Date.now() }, undefined)
  // What cites nothing is no answer.
  const answer = replies.findLast(({ citations = [] }) => citations.length > 0)
  if (!answer) continue
  answers++
  for (const [surface, { rows }] of Object.entries(surfaces)) {
    const drawn = rows(answer)
    seen.push({ question: text, surface, height: heightOf(drawn), rows: drawn })
    if (values.draw === undefined) continue
    mkdirSync(values.draw, { recursive: true })
    writeFileSync(join(values.draw, `${String(answers).padStart(2, '0')}-${surface}.png`), draw(drawn))
  }
}

for (const [surface, { chrome }] of Object.entries(surfaces)) {
  const own = seen.filter((one) => one.surface === surface)
  for (const height of heights) {
    const room = height - chrome
    const misses = own.filter((one) => one.height > room)
    console.log(`${surface}, 360 × ${height} dp: ${own.length - misses.length} of ${own.length} without scrolling`)
    for (const miss of misses)
      console.log(`  ${Math.round(miss.height - room)} dp too long: ${miss.question.slice(0, 90)}`)
  }
}
