import { describe, expect, test } from 'vitest'
import { findCode } from '../../../src/knowledge/kbli/find-codes.ts'
import { kbliAsShipped } from '../../support/kbli.ts'

const { kbli } = kbliAsShipped()

describe('looking up a KBLI code', () => {
  test('knows the edition in force', () => {
    expect(findCode(kbli, '56303')).toMatchObject({ kind: 'in-force', entry: { code: '56303' } })
  })

  test('says what became of a code of 2020', () => {
    expect(findCode(kbli, '62019')).toMatchObject({
      kind: 'old',
      old: { title: 'Aktivitas Pemrograman Komputer Lainnya', successors: [{ code: '62199' }] },
    })
  })

  test('warns where a number meant something else in 2020', () => {
    const lookUp = findCode(kbli, '47811')
    expect(lookUp).toMatchObject({ kind: 'in-force', entry: { title: 'Perdagangan Eceran Mobil Baru' } })
    expect(lookUp.kind === 'in-force' && lookUp.formerly?.title).toMatch(/Kaki Lima/i)
  })

  test('lists the codes of a group', () => {
    const lookUp = findCode(kbli, '6219')
    expect(lookUp.kind === 'group' && lookUp.entries.map(({ code }) => code)).toEqual([
      '62191',
      '62192',
      '62193',
      '62194',
      '62199',
    ])
  })

  test('has the nearest numbers for a code of an older edition', () => {
    // 62010 was the code for programming in KBLI 2015 and 2017.
    const lookUp = findCode(kbli, '62010')
    expect(lookUp.kind === 'unknown' && lookUp.near.map(({ code }) => code)).toContain('62199')
    expect(findCode(kbli, '96101')).toMatchObject({ kind: 'unknown', near: [{ code: '96100' }] })
  })

  test('has nothing for numbers of no group', () => {
    expect(findCode(kbli, '00000')).toEqual({ kind: 'unknown', code: '00000', near: [] })
    expect(findCode(kbli, '04')).toEqual({ kind: 'unknown', code: '04', near: [] })
  })

  test('knows a code of 2020 that nothing replaced', () => {
    expect(findCode(kbli, '77301')).toMatchObject({ kind: 'old', old: { successors: [] } })
  })
})
