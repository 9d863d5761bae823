import { expect, test } from 'vitest'
import { Refusals } from '../../../adapters/http/refusals.ts'
import { RecordingLog } from '../../support/recording-log.ts'
import { TestClock } from '../../support/test-clock.ts'

test('refused requests are one line a minute, with their number', () => {
  const [log, clock] = [new RecordingLog(), new TestClock()]
  const refusals = new Refusals({ log, text: 'refused', clock })
  for (let second = 0; second < 130; second++) {
    refusals.add()
    clock.advance(1000)
  }
  expect(log.lines.map(({ facts }) => facts)).toEqual([{ refused: 1 }, { refused: 60 }, { refused: 60 }])
})
