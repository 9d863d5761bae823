/**
 * `npm run bench -- --only summary`: a manager asks for the week of a team with 50,000 events, and where its programme
 * stands, beside reading the same events out of the store: right after Prima was started anew, with and without snapshots,
 * and as it is from then on. Processor time, since the machine may have other things to do; a turn with its chart included.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { programmeStream } from '../../src/programme/events.ts'
import { manyEvents } from './many-events.ts'
import { openStage, week } from './summary-stage.ts'

const root = join(import.meta.dirname, '../..')
/** As `npm start` runs Prima. */
const flags = ['--max-semi-space-size=2', '--heap-growing-percent=20', '--import', join(root, 'src/compile-cache.js')]
const size = 50_000
const runs = 11
/** Each first time needs a process of its own. */
const firsts = 3
const asked = { 'the week in words': `/ringkasan ${week}`, 'where the programme stands': '/program' }

export async function benchSummary(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'prima-bench-summary-'))
  try {
    await fill(directory)
    const stage = await openStage(directory, { drawing: true })
    const [stream = ''] = await stage.store.events.streams(programmeStream(''))
    const read = await cpuOf(() => stage.store.events.readFrom(stream))
    console.log(
      `Of ${size.toLocaleString('en')} events (processor time, median and slowest of ${runs}; of ${firsts} first times)`,
    )
    console.log(`  reading the events               ${sayTimes(read)}`)
    console.log(
      `  the week with its chart          ${sayTimes(await cpuOf(() => stage.say(asked['the week in words'])))}`,
    )
    await stage.store.close()

    const telling = await openStage(directory)
    const again = new Map<string, readonly number[]>()
    for (const [name, text] of Object.entries(asked)) again.set(name, await cpuOf(() => telling.say(text)))
    const old = await cpuOf(() => telling.say('/ringkasan 2025-W40'))
    await telling.store.close()
    for (const [name, text] of Object.entries(asked)) {
      const [without, first] = [firstTimes(text, directory, 'without'), firstTimes(text, directory, 'with')]
      console.log(
        `  ${name.padEnd(32)} ${sayTimes(again.get(name) ?? [])}; the first time ${sayTimes(first)}; without a snapshot ${sayTimes(without)}`,
      )
    }
    console.log(`  a week of long ago               ${sayTimes(old)}`)
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** A team of 50,000 events, of which the first reading has left a snapshot. */
async function fill(directory: string): Promise<void> {
  const { store, say } = await openStage(directory)
  const made = await say('buat tim Kopi Senja')
  await store.events.append(made.events)
  const team = (await store.events.streams('team:'))[0]?.slice('team:'.length) ?? ''
  const stream = programmeStream(team)
  const events = manyEvents(size).map((event) => ({ ...event, stream }))
  for (let from = 0; from < size; from += 5000) await store.events.append(events.slice(from, from + 5000))
  const [reply] = (await say(`/ringkasan ${week}`)).replies
  if (!reply?.text.includes(week)) throw new Error('no summary came')
  await store.close()
}

/** Of processes that have just been started, and have answered one message. */
function firstTimes(text: string, directory: string, snapshots: 'with' | 'without'): readonly number[] {
  const program = join(import.meta.dirname, 'summary-first.ts')
  const times = Array.from({ length: firsts }, () => {
    const args = [...flags, program, directory, text, snapshots]
    const child = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
    if (child.status !== 0) throw new Error(`the process ended with ${child.status}`)
    return Number(child.stdout)
  })
  return times.toSorted((a, b) => a - b)
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
