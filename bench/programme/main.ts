/** `npm run bench -- --only programme`: what 50,000 events come to, beside reading the same events as JSON. */
import { resolve } from 'node:path'
import { loadProgrammeKnowledge } from '../../src/knowledge/programme/load-programme.ts'
import { applyEvent, programmeOf } from '../../src/programme/apply-event.ts'
import { progressOf } from '../../src/programme/progress.ts'
import { manyEvents } from './many-events.ts'

const size = 50_000
const runs = 9
const knowledge = resolve(import.meta.dirname, '../../knowledge')

export function benchProgramme() {
  const { steps, words } = loadProgrammeKnowledge({
    programme: `${knowledge}/programme`,
    language: `${knowledge}/language`,
  })
  const events = manyEvents(size)
  const text = JSON.stringify(events)
  const options = { steps, words, today: '2027-06-01', members: 200 }
  const parse = median(() => JSON.parse(text))
  const whole = median(() => progressOf(programmeOf(events), options))
  const programme = programmeOf(events)
  const last = events.at(-1)
  const again = median(() => last && progressOf(applyEvent(programme, last), options))
  const ratio = (ms: number) => `${ms.toFixed(1)} ms, ${(ms / parse).toFixed(2)} of reading them as JSON`
  console.log(`${size.toLocaleString('en')} events of two years, 200 members (median of ${runs})`)
  console.log(`  JSON.parse                 ${parse.toFixed(1)} ms`)
  console.log(`  events to progress         ${ratio(whole)}`)
  console.log(`  one more event to progress ${ratio(again)}`)
}

function median(work: () => unknown): number {
  const times = Array.from({ length: runs }, () => {
    const from = performance.now()
    work()
    return performance.now() - from
  })
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}
