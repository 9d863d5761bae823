/**
 * `npm run bench -- --only summary`: a manager asks for the week of a team with 50,000 events, and where its programme
 * stands, beside reading the same events out of the store: once right after the start, when nobody asked before, and once
 * as it is from then on. Processor time, since the machine may have other things to do; a turn with its chart included.
 */
import { resolve } from 'node:path'
import { buildConversation } from '../../src/build-conversation.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Session } from '../../src/domain/session.ts'
import { openCharts } from '../../src/infrastructure/charts/open-charts.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import { noCharts } from '../../src/ports/charts.ts'
import { programmeStream } from '../../src/programme/events.ts'
import { manyEvents } from './many-events.ts'

const size = 50_000
const runs = 11
/** Each first time needs a conversation of its own. */
const firsts = 3
/** A week before the last of the events, which are of two years from June 2025 on. */
const week = '2027-W20'
const nowMs = Date.UTC(2027, 4, 28)
const person = { channel: 'bench', id: 'dina', name: 'Dina' }

export async function benchSummary(): Promise<void> {
  const store = await openSqliteStore({ directory: undefined })
  const clock = { now: () => nowMs }
  const build = (charts = openCharts()) =>
    buildConversation(
      {
        knowledgeDirectories: [resolve(import.meta.dirname, '../../knowledge')],
        defaultLanguage: 'id',
        sessionTtlMs: 1e9,
        timeZone: 'Asia/Jakarta',
      },
      { clock, events: store.events, charts },
    ).conversation
  const [drawing, telling] = [build(), build(noCharts)]
  let session: Session | undefined
  let messages = 0
  const say = async (text: string, conversation = telling) => {
    const said = {
      id: `m${++messages}`,
      conversationId: 'bench:dina',
      person,
      kind: 'said',
      text,
      attachments: [],
    } as const
    const message: Message = { ...said, receivedAtMs: nowMs }
    const turn = await conversation.respond(message, session)
    session = turn.session
    return turn
  }

  const made = await say('buat tim Kopi Senja')
  await store.events.append(made.events)
  const team = (await store.events.streams('team:'))[0]?.slice('team:'.length) ?? ''
  const stream = programmeStream(team)
  const events = manyEvents(size).map((event) => ({ ...event, stream }))
  for (let from = 0; from < size; from += 5000) await store.events.append(events.slice(from, from + 5000))
  const [reply] = (await say(`/ringkasan ${week}`, drawing)).replies
  if (!reply?.text.includes(week) || !reply.image) throw new Error('no summary with its chart came')

  const read = await cpuOf(() => store.events.readFrom(stream))
  const asked = { 'the week in words': `/ringkasan ${week}`, 'where the programme stands': '/program' }
  console.log(
    `Of ${size.toLocaleString('en')} events (processor time, median and slowest of ${runs}; of ${firsts} first times)`,
  )
  console.log(`  reading the events               ${sayTimes(read)}`)
  for (const [name, text] of Object.entries(asked)) {
    const first = await firstTimes(text)
    const again = await cpuOf(() => say(text))
    console.log(`  ${name.padEnd(32)} ${sayTimes(again)}; the first time ${sayTimes(first)}`)
  }
  console.log(`  the week with its chart          ${sayTimes(await cpuOf(() => say(`/ringkasan ${week}`, drawing)))}`)
  const old = await cpuOf(() => say('/ringkasan 2025-W40'))
  console.log(`  a week of long ago               ${sayTimes(old)}`)
  await store.close()

  async function firstTimes(text: string): Promise<readonly number[]> {
    const times: number[] = []
    for (let run = 0; run < firsts; run++) {
      const fresh = build(noCharts)
      // What any first message costs is not what this is about.
      await say('/bantuan', fresh)
      times.push(...(await cpuOf(() => say(text, fresh), 1)))
    }
    return times.toSorted((a, b) => a - b)
  }
}

/** Milliseconds of the processor that this took, all threads together, in ascending order. */
async function cpuOf(work: () => Promise<unknown>, often = runs): Promise<readonly number[]> {
  const times: number[] = []
  for (let run = 0; run < often; run++) {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  return times.toSorted((a, b) => a - b)
}

function sayTimes(times: readonly number[]): string {
  return `${times[Math.floor(times.length / 2)]?.toFixed(0)} ms, ${times.at(-1)?.toFixed(0)} ms`
}
