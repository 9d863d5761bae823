/**
 * How much personal data the mask hides, by kind and by whether it is written as usual, and how many figures it leaves.
 *
 *     npm run bench -- masks                 1,000 generated cases, and those of three hands that had not read the mask
 *     npm run bench -- masks FILE.jsonl      the cases of a file
 *
 * Before they were mended: the cases of the third hand: usual 93.6 % of 219, odd 79.4 % of 131, kept 96.1 % of 230; those
 * of `blind-second.jsonl`: 95.2 % of 165, 68.6 % of 102, 99.1 % of 349, since then 100, 97.1 and 100 %; those of
 * `blind-third.jsonl` (320, of which those with keys of services are left out here): 96.4 % of 165, 85.9 % of 92, 97.7 % of
 * 392, since then 100, 100 and 99.2 %; those of `blind-fourth.jsonl`, with plates, addresses on the network and user names
 * as secrets: 91.5 % of 213, 63.3 % of 90, 98.3 % of 239, since then 100, 77.8 and 98.3 %; those of `by-form.jsonl` (289,
 * by the form of the data, before the mask was read): 94.3 % of 121, 70.7 % of 140, 95.3 % of 172 before six lines of it
 * were put right, since then 100, 94.3 and 99.4 %; those of `blind-fifth.jsonl` (240): 93.8 % of
 * 195, 70.8 % of 72, 99.0 % of 315; the day before 93.3, 70.8 and 99.0 %; since then mended, 100, 100 and 100 %; those of
 * `own-six.jsonl` (237, by whoever mended, half of them held back): 84.5 % of 161, 39.1 % of 87, 97.3 % of 260, since then
 * 98.8, 83.9 and 99.6 %. Until when a card is valid counts as a secret now, which two older sets have as a figure. All
 * people in them are made up. The town of an address is a figure that stays, not a secret.
 *
 * `--misses` lists what went wrong.
 */
import { join } from 'node:path'
import { type MaskCase, readCases } from './case.ts'
import { generateCases } from './generate.ts'
import { measureMasks, type Share } from './measure.ts'
import { Random } from './random.ts'

const seed = 20_261_124

export function benchMasks(file: string | undefined, { misses = false } = {}): void {
  const sets: readonly (readonly [string, readonly MaskCase[]])[] =
    file === undefined
      ? [
          ['generated', generateCases(new Random(seed), 1000)],
          ['written by hand', readCases(join(import.meta.dirname, 'cases.jsonl'))],
          ['written against the mask', readCases(join(import.meta.dirname, 'adversarial.jsonl'))],
          ['written by a third hand', readCases(join(import.meta.dirname, 'third-hand.jsonl'))],
        ]
      : [[file, readCases(file)]]
  for (const [name, cases] of sets) print(name, cases, misses)
}

function print(name: string, cases: readonly MaskCase[], misses: boolean): void {
  const { recall, kept, missed, lost } = measureMasks(cases)
  console.log(`Masks: ${cases.length} cases, ${name}`)
  console.log(row(['kind', 'usual', 'odd']))
  for (const [kind, { usual, odd }] of [...recall].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(row([kind, percent(usual), percent(odd)]))
  }
  const all = [...recall.values()]
  console.log(row(['all', percent(sum(all.map(({ usual }) => usual))), percent(sum(all.map(({ odd }) => odd)))]))
  console.log(`figures kept: ${percent(kept)}\n`)
  if (misses) for (const line of [...missed, '', ...lost]) console.log(line)
}

function sum(shares: readonly Share[]): Share {
  return shares.reduce((total, { good, all }) => ({ good: total.good + good, all: total.all + all }), {
    good: 0,
    all: 0,
  })
}

function percent({ good, all }: Share): string {
  return all === 0 ? '-' : `${((100 * good) / all).toFixed(1)} % (${good}/${all})`
}

function row([first = '', ...rest]: readonly string[]): string {
  return first.padEnd(10) + rest.map((cell) => cell.padStart(20)).join('')
}
