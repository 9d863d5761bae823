import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSqlitePlace } from '../support/sqlite-place.ts'
import { contracts } from './all.ts'
import { breakPlace, type Place } from './contract.ts'

// Every case of the contracts is seen to fail on a driver that lacks just what it asks for.
for (const [port, cases] of Object.entries(contracts)) {
  describe(`a broken ${port}`, () => {
    let place: Place
    beforeEach(async () => {
      place = await createSqlitePlace()
    })
    afterEach(() => place.remove())

    for (const { behaviour, check, brokenBy } of cases) {
      it(`is noticed by: ${behaviour}`, async () => {
        await expect(check(breakPlace(place, brokenBy))).rejects.toThrow()
      })
    }
  })
}
