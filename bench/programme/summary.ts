/**
 * `npm run bench -- --only summary`: a manager asks for the week of a team with 50,000 events, beside reading the same
 * events out of the store. Processor time, since the machine may have other things to do; a turn with its chart included.
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
  const told = await cpuOf(() => say(`/ringkasan ${week}`))
  const drawn = await cpuOf(() => say(`/ringkasan ${week}`, drawing))
  console.log(`A week's summary of ${size.toLocaleString('en')} events (median and slowest of ${runs}, processor time)`)
  console.log(`  reading the events         ${sayTimes(read)}`)
  console.log(`  the summary in words       ${sayTimes(told)}`)
  console.log(`  the same with its chart    ${sayTimes(drawn)}`)
  await store.close()
}

/** Milliseconds of the processor that this took, all threads together, in ascending order. */
async function cpuOf(work: () => Promise<unknown>): Promise<readonly number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
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
