import { describe, expect, test } from 'vitest'
import { type Business, businesses, type Kit } from '../../../src/knowledge/kits/kit.ts'
import { layOutKit } from '../../../src/knowledge/kits/lay-out.ts'
import { listKits } from '../../../src/knowledge/kits/load-kits.ts'
import { checkAction } from '../../../src/programme/checks/check-action.ts'
import { checkGoal } from '../../../src/programme/checks/check-goal.ts'
import { checkVision, countWords } from '../../../src/programme/checks/check-vision.ts'
import { failures } from '../../../src/programme/checks/finding.ts'
import { readGoal } from '../../../src/programme/checks/read-goal.ts'
import { shippedProgrammeKnowledge } from '../../support/programme-parts.ts'

const kits = new Map(listKits(['knowledge']).map((kit) => [kit.id, kit]))
const parts = shippedProgrammeKnowledge()
const everyCase = businesses.flatMap((business) => (['id', 'en'] as const).map((language) => ({ business, language })))

function kitOf(id: string): Kit {
  const kit = kits.get(id)
  if (!kit) throw new Error(`there is no kit "${id}"`)
  return kit
}

/** Values of a sheet, one record for each row. */
function rowsOf(kitId: string, sheetId: string, business: Business, language: 'id' | 'en' = 'id') {
  const found = layOutKit(kitOf(kitId), language, business).find(({ sheet }) => sheet.id === sheetId)
  if (!found) throw new Error(`${kitId} has no sheet "${sheetId}"`)
  return found.rows.map((cells) => Object.fromEntries(cells.map(({ field, value }) => [field.id, value])))
}

function formOf(kitId: string, sheetId: string, business: Business, language: 'id' | 'en' = 'id') {
  return rowsOf(kitId, sheetId, business, language)[0] ?? {}
}

function totalOf(kitId: string, sheetId: string, business: Business, field: string) {
  const found = layOutKit(kitOf(kitId), 'id', business).find(({ sheet }) => sheet.id === sheetId)
  return found?.totals?.find((cell) => cell.field.id === field)?.value
}

describe("examples pass Prima's own checks", () => {
  test.each(everyCase)('the vision of a $business in $language', ({ business, language }) => {
    const { visi, pemilik, penyetuju } = formOf('kartu-visi', 'visi', business, language)
    expect(failures(checkVision(String(visi), parts.words))).toEqual([])
    expect(penyetuju).not.toBe(pemilik)
    const behaviours = rowsOf('kartu-visi', 'perilaku', business, language).map(({ perilaku }) =>
      countWords(String(perilaku)),
    )
    expect(behaviours.length).toBeGreaterThanOrEqual(3)
    expect(Math.max(...behaviours)).toBeLessThanOrEqual(12)
  })

  test.each(everyCase)('the goal of a $business in $language is ready', ({ business, language }) => {
    const { kalimat, mulai, awal, target, tenggat } = formOf('tujuan-smart', 'tujuan', business, language)
    const goal = readGoal(String(kalimat), parts, String(mulai))
    const { verdict, score, findings } = checkGoal(goal, { today: String(mulai) })
    expect({ verdict, failed: failures(findings).map(({ check }) => check) }).toEqual({ verdict: 'ready', failed: [] })
    expect(score).toBe(100)
    expect(goal.values).toMatchObject({ baseline: awal, target, due: tenggat })
  })

  test.each(everyCase)('the action plan of a $business in $language', ({ business, language }) => {
    const { tenggat: goalDue } = formOf('tujuan-smart', 'tujuan', business, language)
    const actions = rowsOf('rencana-aksi', 'aksi', business, language)
    const starts = actions.map(({ mulai }) => String(mulai)).toSorted()
    const today = starts[0] ?? ''
    expect(actions.length).toBeGreaterThanOrEqual(3)
    expect(actions.length).toBeLessThanOrEqual(12)
    for (const { apa, siapa, mulai, tenggat, bukti } of actions) {
      const values = {
        what: String(apa),
        owner: { name: String(siapa) },
        start: String(mulai),
        due: String(tenggat),
        proof: String(bukti),
      }
      const findings = checkAction(values, { today, words: parts.words, goalDue: String(goalDue) })
      expect(failures(findings), String(apa)).toEqual([])
    }
    const inAWeek = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10)
    expect(actions.some(({ tenggat }) => String(tenggat) <= inAWeek)).toBe(true)
  })

  test.each(businesses)('every action of a %s has exactly one A, and there are answered risks', (business) => {
    const actions = rowsOf('rencana-aksi', 'aksi', business).map(({ id }) => id)
    const raci = rowsOf('rencana-aksi', 'raci', business)
    expect(raci.map(({ aksi }) => aksi)).toEqual(actions)
    for (const { a } of raci) expect(String(a)).not.toContain(',')
    const risks = rowsOf('rencana-aksi', 'risiko', business)
    expect(risks.length).toBeGreaterThanOrEqual(1)
    for (const { tindakan, pemilik } of risks) expect([tindakan, pemilik]).not.toContain(undefined)
  })

  test.each(businesses)(
    'the sheets of a %s agree: the weekly sheet and the review start where the goal does',
    (business) => {
      const { awal, target } = formOf('tujuan-smart', 'tujuan', business)
      const review = formOf('tinjauan-bulanan', 'tinjauan', business)
      expect({ awal: review.awal, target: review.target }).toEqual({ awal, target })
      for (const { minggu } of rowsOf('lembar-mingguan', 'minggu', business)) {
        expect(new Date(`${minggu}T00:00:00Z`).getUTCDay(), String(minggu)).toBe(1)
      }
    },
  )

  test.each(businesses)(
    'the root cause of a %s has evidence for every why, and a strong countermeasure',
    (business) => {
      for (const { bukti, nilai } of rowsOf('akar-masalah', 'mengapa', business)) {
        expect(bukti).toBeDefined()
        expect(nilai).toMatch(/^E[0-4]$/)
      }
      const strengths = rowsOf('akar-masalah', 'tindakan', business).map(({ kekuatan }) => String(kekuatan))
      expect(strengths.some((strength) => strength.includes('(kuat)'))).toBe(true)
    },
  )
})

describe('results worked out by hand', () => {
  const close = (value: unknown, expected: number, digits: number) =>
    expect(Number(value)).toBeCloseTo(expected, digits)

  test('the index: 29.4895 / 9 x 25 = 81.92, grade B, 11,206 points', () => {
    const { ikm, mutu, terendah } = formOf('ikm', 'hasil', 'office')
    close(ikm, 81.92, 2)
    expect(mutu).toBe('B')
    close(terendah, 2.8395, 4)
    expect(totalOf('ikm', 'unsur', 'office', 'total')).toBe(11206)
    expect(rowsOf('ikm', 'unsur', 'office').map((row) => row.mutu)).toEqual([
      'B',
      'B',
      'C',
      'A',
      'B',
      'B',
      'B',
      'C',
      'B',
    ])
  })

  test('the scored chat: 60 of 95 points are 63.2, and nothing with leaked data', () => {
    const { skor, tanpa } = formOf('kit-qa', 'hasil', 'shop')
    expect(skor).toBe(0)
    close(tanpa, (60 / 95) * 100, 9)
    expect(totalOf('kit-qa', 'nilai', 'shop', 'bobot')).toBe(100)
  })

  test('two raters: 21 of 27 agree, by chance 313 / 729, kappa 0.61', () => {
    const { persen, dekat, kebetulan, kappa } = formOf('kit-qa', 'sepakat', 'shop')
    close(persen, 21 / 27, 12)
    expect(dekat).toBe(1)
    close(kebetulan, 313 / 729, 12)
    close(kappa, 0.61, 2)
  })

  test('the survey: 210 of 250 are 84 % (79 to 88), NPS +26', () => {
    const { tingkat, csat, bawah, atas, nps, margin } = formOf('kit-survei', 'hitung', 'shop')
    expect([tingkat, csat]).toEqual([0.25, 0.84])
    close(bawah, 0.79, 2)
    close(atas, 0.88, 2)
    close(nps, 26, 9)
    close(margin, 12.7, 1)
  })

  test('the check of a root cause: 92/240 to 41/228 is down 20.4 points, 28.3 to 12.4', () => {
    const { p1, p2, selisih, bawah, atas } = formOf('akar-masalah', 'cek', 'shop')
    close(p1, 0.383, 3)
    close(p2, 0.18, 3)
    close(selisih, -0.2035, 4)
    close(bawah, -0.283, 3)
    close(atas, -0.124, 3)
    const cumulative = rowsOf('akar-masalah', 'pareto', 'shop').map(
      ({ kumulatif }) => Math.round(Number(kumulatif) * 1000) / 10,
    )
    expect(cumulative).toEqual([38.3, 63.8, 77.9, 88.3, 95, 100])
  })

  test('the promises between units add up to 3.75 days and leave a quarter', () => {
    expect(totalOf('sla-eskalasi', 'ola', 'shop', 'hari')).toBe(3.75)
    expect(formOf('sla-eskalasi', 'cek', 'shop')).toMatchObject({ ola: 3.75, cadangan: 0.25, mungkin: 'mungkin' })
  })

  test('the money: Rp7,250 a contact, Rp5,153 at the margin, ROI -3 % and 94 %, break-even at 271', () => {
    const { total, rata, marjinal, rugi } = formOf('lembar-uang', 'biaya', 'shop')
    expect([total, rata, rugi]).toEqual([37_700_000, 7250, 8_294_000])
    close(marjinal, 5152.77, 2)
    const roi = formOf('lembar-uang', 'roi', 'shop')
    close(roi['roi-h'], -0.03, 3)
    close(roi['roi-d'], 0.94, 3)
    close(roi.impas, 270.5, 1)
  })

  test('the goal, the plan and the weeks of a shop and a health centre', () => {
    close(formOf('tujuan-smart', 'tujuan', 'shop').perubahan, -1 / 3, 12)
    expect(totalOf('rencana-aksi', 'aksi', 'shop', 'biaya')).toBe(3_850_000)
    expect(formOf('rencana-aksi', 'dana', 'office')).toMatchObject({ jumlah: 1_150_000, aksi: 6 })
    expect(formOf('lembar-mingguan', 'ringkas', 'shop')).toMatchObject({ titik: 10, data: 423, baik: 9 })
    expect(formOf('lembar-mingguan', 'ringkas', 'office')).toMatchObject({ titik: 10, data: 787, baik: 9 })
  })

  test('the colour of a review: expected 78 - 23 x 98/143 = 62.2, so 57.5 is ahead; 70 of 72.5 is behind', () => {
    const office = formOf('tinjauan-bulanan', 'tinjauan', 'office')
    close(office.harapan, 62.24, 2)
    close(office.rasio, 1.3, 2)
    expect(office.warna).toBe('hijau')
    expect(formOf('tinjauan-bulanan', 'tinjauan', 'app').warna).toBe('kuning')
    expect(formOf('tinjauan-bulanan', 'tinjauan', 'app', 'en').warna).toBe('amber')
  })
})
