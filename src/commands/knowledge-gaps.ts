/**
 * `npm run knowledge:gaps [-- --days 30]`: what people asked and Prima could not answer, and which entries they found
 * not helpful, for the curator. It reads beside a running Prima.
 */
import { parseArgs } from 'node:util'
import { type Config, readProcessConfig } from '../config.ts'
import { dayIn } from '../domain/day.ts'
import { ConfigError } from '../domain/errors.ts'
import type { Event } from '../domain/event.ts'
import { systemClock } from '../ports/clock.ts'
import { runCommand } from '../process/run-command.ts'
import { type GapReport, readGaps } from '../questions/gap-log.ts'
import { readQuestions } from '../questions/question-streams.ts'
import { openEvents } from './open-events.ts'

const msPerDay = 24 * 60 * 60 * 1000

await runCommand(async () => {
  const { values } = parseArgs({ options: { days: { type: 'string', default: '30' } } })
  const days = Number(values.days)
  if (!(days > 0)) throw new ConfigError([`--days takes a number of days, not "${values.days}"`])
  const config = readProcessConfig()
  show(readGaps(await readEvents(config, systemClock.now() - days * msPerDay)), days, config.timeZone)
})

async function readEvents(config: Config, fromMs: number): Promise<readonly Event[]> {
  const { events, close } = await openEvents(config)
  try {
    return await readQuestions(events, { fromMs })
  } finally {
    await close()
  }
}

function show({ gaps, badlyRated }: GapReport, days: number, timeZone: string): void {
  const dayOf = dayIn(timeZone)
  const ours = gaps.filter(({ referral }) => referral === undefined)
  const others = gaps.filter(({ referral }) => referral !== undefined)

  console.log(`Not answered in the last ${days} days: ${ours.length} questions`)
  for (const { times, lastAtMs, question, nearest } of ours) {
    console.log(`  ${times}× (last ${dayOf(lastAtMs)}) ${question}`)
    if (nearest.length > 0) console.log(`      nearest: ${nearest.join(', ')}`)
  }
  console.log(`\nAbout something that is not ours: ${others.length} questions`)
  for (const { times, question, referral } of others) console.log(`  ${times}× ${question} (${referral})`)
  console.log(`\nEntries that somebody found not helpful: ${badlyRated.length}`)
  for (const { entryId, helpful, notHelpful, questions, reasons, words } of badlyRated) {
    console.log(`  ${entryId}: ${notHelpful} not helpful, ${helpful} helpful`)
    for (const question of questions) console.log(`      asked: ${question}`)
    for (const [reason, times] of Object.entries(reasons)) console.log(`      why: ${reason} ${times}×`)
    for (const said of words) console.log(`      said: ${said}`)
  }
}
