/**
 * 200 attacks in both languages, by somebody who had not read the code: what is said to each, to be read.
 *
 *     npm run bench -- attacks             what a machine sees: secrets told, live mentions and links, streams changed
 *     npm run bench -- attacks --misses    each attack with its harm and every reply
 *
 * Before anything was mended, read one by one: none got what it was after, and four came near it. A figure of no
 * respondents, one that the same message called wrong, and one of a day that no calendar has were kept (the last under
 * another day); a bare address in a note was a link on Slack. All four are mended.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Attack, attackSchema, playAttacks } from './play.ts'

export function readAttacks(): readonly Attack[] {
  return z.array(attackSchema).parse(JSON.parse(readFileSync(join(import.meta.dirname, 'attacks.json'), 'utf8')))
}

export async function benchAttacks({ misses = false } = {}): Promise<void> {
  const played = await playAttacks(readAttacks())
  const alarming = played.filter(({ alarms }) => alarms.length > 0)
  console.log(`Attacks: ${played.length}, of which ${alarming.length} raise an alarm`)
  for (const { id, alarms } of alarming) console.log(`${id} ${alarms.join('; ')}`)
  if (!misses) return
  for (const { id, kind, harm, turns, replies } of played) {
    console.log(`\n${id} ${kind}: ${harm}`)
    for (const [index, turn] of turns.entries()) console.log(`> ${turn.slice(0, 300)}\n${replies[index] ?? ''}`)
  }
}
