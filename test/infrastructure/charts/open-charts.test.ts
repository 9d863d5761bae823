import { describe, expect, test } from 'vitest'
import { drawBars } from '../../../src/infrastructure/charts/draw-bars.ts'
import { drawRun } from '../../../src/infrastructure/charts/draw-run.ts'
import { drawSteps } from '../../../src/infrastructure/charts/draw-steps.ts'
import { openCharts } from '../../../src/infrastructure/charts/open-charts.ts'
import type { BarsChart, RunChart, StepsChart } from '../../../src/ports/charts.ts'

const run: RunChart = {
  kind: 'run',
  language: 'id',
  title: 'CSAT',
  unit: '%',
  points: [81.5, 83, 80, 84].map((value, index) => ({ label: `${index + 1} Jul`, value, isSignal: index === 3 })),
  median: { label: 'median 82,3', value: 82.25 },
  target: { label: 'target 85', value: 85 },
  note: 'Belum ada sinyal.',
}
const steps: StepsChart = {
  kind: 'steps',
  language: 'en',
  title: 'Seven steps: 1 done',
  steps: [
    { label: 'Vision', met: 5, of: 5, state: 'done' },
    { label: 'Analysis', met: 2, of: 4, state: 'begun' },
    { label: 'Goals', met: 0, of: 6, state: 'open' },
  ],
}
const bars: BarsChart = {
  kind: 'bars',
  language: 'en',
  title: 'IKM',
  from: 1,
  to: 4,
  bars: [{ label: 'Waktu & <biaya>', value: 2.84, text: '2.84', low: 2.76, high: 2.92 }],
}

describe('a chart', () => {
  test.each([
    ['run', run],
    ['steps', steps],
    ['bars', bars],
  ])('of the kind "%s" is a PNG as wide as three times a phone', async (_kind, chart) => {
    const png = Buffer.from((await openCharts().draw(chart)) ?? [])
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    expect(png.readUInt32BE(16)).toBe(1080)
    expect(png.length).toBeLessThan(200_000)
  })

  test('draws its words with the font that is shipped: another text is another picture', async () => {
    const charts = openCharts()
    const [one, same, other] = await Promise.all([
      charts.draw(bars),
      charts.draw(bars),
      charts.draw({ ...bars, title: 'CSAT' }),
    ])
    expect(one).toEqual(same)
    expect(one).not.toEqual(other)
  })

  test('writes numbers as its language does', () => {
    const narrow = { ...run, points: run.points.map((point, index) => ({ ...point, value: 81.5 + index / 10 })) }
    const svg = (language: 'id' | 'en') => drawRun({ ...narrow, language, target: { label: 'target', value: 82 } })
    expect(svg('id')).toContain('81,8 %')
    expect(svg('en')).toContain('81.8 %')
  })

  test('tells signals and done steps by their shape, not by colour alone', () => {
    expect(drawRun(run).match(/<circle/g)).toHaveLength(3)
    expect(drawSteps(steps).match(/<path/g)).toHaveLength(1)
  })

  test('keeps what people wrote as text, and leaves out what its font cannot draw', () => {
    expect(drawBars(bars)).toContain('Waktu &amp; &lt;biaya&gt;')
    expect(drawBars({ ...bars, title: 'Tim 🚀 さくら maju' })).toContain('>Tim maju<')
  })
})
