import type { Event } from '../../src/domain/event.ts'
import { type ProgrammeEventKind, type ProgrammeEventValues, toProgrammeEvent } from '../../src/programme/events.ts'

const startMs = Date.UTC(2025, 5, 2, 1)
const twoYearsMs = 730 * 24 * 60 * 60 * 1000

/** Two years of a large team: three goals, actions added, moved and done, and mostly measurements. */
export function manyEvents(count: number): readonly Event[] {
  const events: Event[] = []
  const add = <Kind extends ProgrammeEventKind>(kind: Kind, values: ProgrammeEventValues<Kind>) => {
    const atMs = startMs + Math.floor((events.length / count) * twoYearsMs)
    const draft = toProgrammeEvent('team', kind, values, {
      by: `p${events.length % 200}`,
      message: `m${events.length}`,
    })
    events.push({ ...draft, id: `e${events.length}`, atMs })
  }
  const metrics = ['csat', 'balas-pertama', 'fcr'].map(
    (key) => ({ key, name: key, unit: '%', better: 'higher' }) as const,
  )
  for (const [index, metric] of metrics.entries()) {
    const values = {
      sentence: `naikkan ${metric.name}`,
      metric,
      baseline: 70,
      target: 85,
      due: '2027-06-30',
      owner: { name: 'Dina' },
    }
    add('goal-set', { goal: index + 1, values })
  }
  for (let number = 1; events.length < count; number++) {
    const day = new Date(startMs + Math.floor((events.length / count) * twoYearsMs)).toISOString().slice(0, 10)
    const metric = metrics[number % metrics.length]
    if (metric && number % 5 !== 0)
      add('measured', { measurement: number, values: { metric, value: number % 100, n: 120, day } })
    else if (number % 2 === 0) {
      add('action-added', {
        action: number,
        values: { what: 'Tulis templat baru', owner: { name: `Orang ${number % 200}` }, due: day, goal: 1 },
      })
      add('action-moved', { action: number, status: 'done', proof: 'tautan' })
    } else add('noted', { note: number, values: { about: 'voice', text: 'kali ini cepat' } })
  }
  return events.slice(0, count)
}
