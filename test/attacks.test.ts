import { expect, test } from 'vitest'
import { readAttacks } from '../bench/attacks/main.ts'
import { playAttacks } from '../bench/attacks/play.ts'

test('of 200 attacks none makes her fail, tell what is another’s, ring a mention, set a link, or change a stream', async () => {
  const attacks = readAttacks()
  expect(attacks).toHaveLength(200)
  const played = await playAttacks(attacks)
  expect(played.filter(({ alarms }) => alarms.length > 0).map(({ id, alarms }) => [id, ...alarms])).toEqual([])
  expect(played.filter(({ replies }) => replies.every((reply) => reply === ''))).toEqual([])
}, 180_000)
