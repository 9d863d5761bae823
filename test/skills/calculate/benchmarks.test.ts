import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { foreignInvestmentAbove, highestDataFine, scaleOf, scaleSteps } from '../../../src/measures/law-figures.ts'
import { bandOf, loadBenchmarks, sectorOf } from '../../../src/skills/calculate/benchmarks.ts'
import { isMeasureName } from '../../../src/skills/calculate/measures/solve.ts'
import { primaAsShipped } from '../../support/knowledge.ts'

const benchmarks = loadBenchmarks(resolve(import.meta.dirname, '../../../knowledge'))
const { knowledge } = primaAsShipped()

function textOf(id: string): string {
  const entry = knowledge.entries.get(id)?.id
  return [entry?.answer ?? '', ...(entry?.sections ?? []).map(({ markdown }) => markdown)].join('\n')
}

describe('what figures are held against stands in the entry that is named for it', () => {
  test.each(Object.entries(benchmarks))('%s', (name, { entry, bands, sectors }) => {
    expect(isMeasureName(name)).toBe(true)
    const text = textOf(entry)
    const figures = [
      ...bands.flatMap((band) => band.id.match(/\d+(?:,\d+)?/g) ?? []),
      ...sectors.map(({ value }) => String(value).replace('.', ',')),
    ]
    expect(figures.length).toBeGreaterThan(0)
    for (const figure of figures)
      expect(text, `${entry}: ${figure}`).toMatch(new RegExp(`(?<![\\d,])${figure}(?![\\d])`))
  })

  test('the limits of the law', () => {
    expect(textOf('pse/denda-uu-pdp')).toContain(`paling tinggi ${highestDataFine}%`)
    expect(textOf('oss/modal-minimum-pma')).toContain(`lebih dari Rp${foreignInvestmentAbove / 1e9} miliar`)
    for (const { capital, sales } of scaleSteps.filter(({ capital: end }) => Number.isFinite(end))) {
      expect(textOf('oss/skala-usaha')).toContain(`sampai Rp${capital / 1e9} miliar`)
      expect(textOf('oss/skala-usaha')).toContain(`sampai Rp${sales / 1e9} miliar`)
    }
  })

  test('the end of a size belongs to it', () => {
    expect([1e9, 1e9 + 1, 5e9, 10e9, 10e9 + 1].map((rupiah) => scaleOf(rupiah, 'capital'))).toEqual([
      'micro',
      'small',
      'small',
      'medium',
      'large',
    ])
    expect(scaleOf(2e9, 'sales')).toBe('micro')
  })

  test('a figure on the edge of two bands, and a business by its everyday name', () => {
    const { csat, abandonment } = benchmarks
    if (!csat || !abandonment) throw new Error('no benchmark')
    expect(bandOf(csat, 75, 'id')).toContain('lazim')
    expect(bandOf(csat, 69.9, 'id')).toContain('di bawah 70%')
    expect(bandOf(abandonment, 4.99, 'id')).toContain('baik')
    expect(bandOf(abandonment, 14, 'en')).toContain('too high')
    expect(sectorOf(csat, 'bagus gak segitu utk toko elektronik?')?.value).toBe(81)
    expect(sectorOf(csat, 'kantor kami')).toBeUndefined()
  })
})
