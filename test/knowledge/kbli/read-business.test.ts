import { describe, expect, test } from 'vitest'
import { kbliAsShipped } from '../../support/kbli.ts'

const read = (text: string) => kbliAsShipped().readBusiness(text)

describe('reading a business', () => {
  test('role, object, what stands beside it, place, and what it is not', () => {
    expect(read('gw jual kopi susu pake sepeda listrik muter2 di cfd, bukan kedai')).toMatchObject({
      roles: ['sells'],
      object: ['kopi', 'susu'],
      beside: expect.arrayContaining(['sepeda', 'listrik']),
      places: expect.arrayContaining(['travelling']),
      denied: ['kedai'],
    })
  })

  test('what somebody does not do is no role', () => {
    expect(read('reseller sosis frozen doang, kaga bikin sendiri')).toMatchObject({
      roles: ['sells'],
      deniedRoles: ['makes'],
      isOnly: true,
    })
    expect(read('we rent out cars without a driver').denied).toEqual(['driver'])
  })

  test('who does not know where it belongs denies nothing', () => {
    expect(read('jual kue kering, ga tau masuk mana')).toMatchObject({ denied: [], deniedRoles: [] })
  })

  test('everyday forms of a verb say the same role', () => {
    expect(read('ngerakit komputer').roles).toEqual(['makes'])
    expect(read('nyewain tenda').roles).toEqual(['rents'])
    expect(read('buat kue di rumah').roles).toEqual(['makes'])
  })

  test('a shop or a school that is only delivered to says no role', () => {
    expect(read('bikin donat dititip ke kantin sekolah').roles).toEqual(['makes'])
    expect(read('sewa traktor ke petani').roles).toEqual(['rents'])
  })

  test('several activities, each with its own role; goods of one shop are one', () => {
    expect(read('servis hp, jual pulsa').parts.map(({ roles, object }) => [roles, object])).toEqual([
      [['repairs'], ['hp']],
      [['sells'], ['pulsa']],
    ])
    expect(read('jual telur, mi dan rokok').parts).toHaveLength(1)
    expect(read('laundry sama fotokopi').parts).toHaveLength(2)
  })

  test('a text of any length and of any signs is read', () => {
    expect(read('').object).toEqual([])
    expect(read('?!.,').object).toEqual([])
    expect(read('urus '.repeat(400)).object.length).toBeLessThanOrEqual(80)
  })
})
