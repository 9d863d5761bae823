/**
 * How much of the processor a chart takes, and whether memory stays flat over many: beside the first chart, which loads
 * the library.
 *
 *     npm run bench -- --only charts
 *     node bench/charts/main.ts 100       so many of them
 */
import { spawnSync } from 'node:child_process'
import { openCharts } from '../../src/infrastructure/charts/open-charts.ts'
import type { RunChart } from '../../src/ports/charts.ts'

const megabyte = 1024 * 1024

/** As `npm start` and the image run Prima: pictures lie outside of the heap, and are let go when it is swept. */
const flags = ['--max-semi-space-size=2', '--heap-growing-percent=20']

export function benchCharts(): void {
  spawnSync(process.execPath, [...flags, import.meta.filename], { stdio: 'inherit' })
}

async function measure(count: number): Promise<void> {
  const charts = openCharts()
  const before = rss()
  const first = await timed(() => charts.draw(chartOf(0)))
  const warm: number[] = []
  const memory: number[] = []
  for (let index = 1; index <= count; index++) {
    warm.push(await timed(() => charts.draw(chartOf(index))))
    if (index % (count / 10) === 0) memory.push(rss())
  }
  const sorted = warm.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)
  console.log(`Charts: ${count} run charts with 24 points, one after the other`)
  console.log(
    `processor time: first ${first.toFixed(0)} ms; then p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, slowest ${at(1)} ms`,
  )
  console.log(`memory before ${before} MB; after each tenth of them ${memory.join(', ')} MB`)
}

function chartOf(seed: number): RunChart {
  const points = Array.from({ length: 24 }, (_, index) => ({
    label: `${index + 1} Jul`,
    value: 80 + Math.sin(seed + index) * 5,
    isSignal: index > 17,
  }))
  return {
    kind: 'run',
    language: seed % 2 === 0 ? 'id' : 'en',
    title: 'CSAT',
    subtitle: `Tim ${seed}`,
    unit: '%',
    points,
    median: { label: 'median 80', value: 80 },
    target: { label: 'target 85', value: 85 },
    note: 'Sinyal: 6 titik berturut-turut di atas median.',
  }
}

/** Milliseconds of the processor, all threads together: the machine may have other things to do. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function rss(): number {
  return Math.round(process.memoryUsage().rss / megabyte)
}

if (import.meta.main) await measure(Number(process.argv[2] ?? 1000))
