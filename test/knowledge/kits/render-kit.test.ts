import { expect, test } from 'vitest'
import { businesses, type Kit } from '../../../src/knowledge/kits/kit.ts'
import { layOutKit, rowsAbove } from '../../../src/knowledge/kits/lay-out.ts'
import { listKits } from '../../../src/knowledge/kits/load-kits.ts'
import { kitFormats, renderKit } from '../../../src/knowledge/kits/render-kit.ts'
import { readWorkbook, type Workbook } from './read-workbook.ts'

const kits = listKits(['knowledge'])
const languages = ['id', 'en'] as const
const cases = kits.flatMap((kit) => languages.map((language) => ({ kit, language, name: `${kit.id} in ${language}` })))

test.each(cases)('the kit $name renders blank and for every kind of business', async ({ kit, language }) => {
  for (const business of [undefined, ...businesses]) {
    // Workbooks take their time; one for a blank and one for a filled kit shows that they can be written.
    const formats = business === undefined || business === 'shop' ? kitFormats : (['markdown', 'csv'] as const)
    for (const format of formats) {
      const { fileName, content } = await renderKit(kit, language, format, business)
      expect(fileName).toMatch(/^[a-z-]+(\.[a-z]+)?\.(id|en)\.(md|csv|xlsx)$/)
      expect(content.length).toBeGreaterThan(300)
      if (typeof content === 'string') {
        expect(content).toContain(kit.title[language])
        expect(content).not.toMatch(/undefined|NaN|\[object/)
      }
    }
  }
})

/** What differs between businesses are numbers; blank, two of them and one in English meet every formula several times. */
const computedCases = kits.flatMap((kit) =>
  (
    [
      [undefined, 'id'],
      ['shop', 'id'],
      ['office', 'id'],
      ['app', 'en'],
    ] as const
  ).map(([business, language]) => ({
    kit,
    language,
    business,
    name: `${kit.id} ${business} ${language}`,
  })),
)

test.each(computedCases)(
  'another program computes from the file what we show: $name',
  async ({ kit, language, business }) => {
    const workbook = await openWorkbook(kit, language, business)
    for (const { sheet, rows, totals } of layOutKit(kit, language, business)) {
      for (const [row, cells] of [...rows, ...(totals ? [totals] : [])].entries()) {
        for (const [column, { formula, value }] of cells.entries()) {
          if (formula === undefined) continue
          const address = addressOf(sheet.layout, row, column)
          const name = sheet.title[language]
          const where = `${name}!${address} =${formula}`
          expect(workbook.raw(name, address), where).toEqual({ formula })
          const computed = workbook.computed(name, address)
          if (typeof value === 'number') expect(computed, where).toBeCloseTo(value, 6)
          else expect(computed, where).toBe(value ?? '')
        }
      }
    }
  },
)

function addressOf(layout: 'form' | 'table', row: number, column: number): string {
  if (layout === 'form') return `B${rowsAbove.form + column + 1}`
  return `${String.fromCharCode(65 + column)}${rowsAbove.table + row + 1}`
}

test('every kit is filled in with results in each of its computed cells', () => {
  const empty = kits.flatMap((kit) =>
    businesses.flatMap((business) =>
      layOutKit(kit, 'en', business).flatMap(({ sheet, rows, totals }) =>
        [...rows, ...(totals ? [totals] : [])].flatMap((cells, row) =>
          cells
            .filter(
              ({ formula, value, field }) => formula !== undefined && value === undefined && !mayBeEmpty(kit, field.id),
            )
            .map(({ field }) => `${kit.id} ${business} ${sheet.id}.${field.id} row ${row}`),
        ),
      ),
    ),
  )
  expect(empty).toEqual([])
})

/** What does not apply stays empty: points of an item that was not rated, the share of a median. */
function mayBeEmpty(kit: Kit, field: string): boolean {
  return ['kit-qa poin', 'lembar-baseline porsi'].includes(`${kit.id} ${field}`)
}

test('text that looks like a formula stays text in every format', async () => {
  const [kit] = kits
  if (!kit) throw new Error('there are no kits')
  const attacked = {
    ...kit,
    examples: { ...kit.examples, shop: { ...kit.examples.shop, name: '=HYPERLINK("http://x")' } },
  }
  const csv = await renderKit(attacked, 'en', 'csv', 'shop')
  expect(csv.content).toContain(`"'=HYPERLINK(""http://x"")"`)
  const workbook = await openWorkbook(attacked, 'en', 'shop')
  expect(workbook.raw('Read first', 'B3')).toBe('=HYPERLINK("http://x")')
})

test('CSV in Indonesian has semicolons and decimal commas, in English commas and points', async () => {
  const kit = kits.find(({ id }) => id === 'ikm')
  if (!kit) throw new Error('there is no kit "ikm"')
  expect((await renderKit(kit, 'id', 'csv', 'office')).content).toContain(
    'Waktu penyelesaian;19;98;188;75;1079;2,8395;0,3155;70,99;C',
  )
  expect((await renderKit(kit, 'en', 'csv', 'office')).content).toContain(
    'Time to finish,19,98,188,75,1079,2.8395,0.3155,70.99,C',
  )
})

async function openWorkbook(
  kit: Kit,
  language: 'id' | 'en',
  business: (typeof businesses)[number] | undefined,
): Promise<Workbook> {
  const { content } = await renderKit(kit, language, 'xlsx', business)
  if (typeof content === 'string') throw new Error('a workbook is no text')
  return readWorkbook(content)
}
