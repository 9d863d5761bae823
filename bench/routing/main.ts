/**
 * Whether messages come to the skill that should have them, through the whole conversation:
 *
 *     node bench/main.ts routing [FILE.jsonl] [--misses]
 *
 * Without a file: `messages.jsonl` and `blind.jsonl`, which README.md tells of. Who took a message is told beside who
 * should have, the most frequent mistakes first.
 */
import { basename, resolve } from 'node:path'
import { isRight, playAll, type Routing } from './play.ts'
import { readPlays, takers } from './plays.ts'

const sets = ['messages.jsonl', 'blind.jsonl'].map((name) => resolve(import.meta.dirname, name))

export async function benchRouting(file: string | undefined, { misses }: { readonly misses: boolean }): Promise<void> {
  for (const path of file === undefined ? sets : [resolve(file)]) {
    console.log(`${basename(path)}:`)
    report(await playAll(readPlays(path)), misses)
    console.log()
  }
}

function report(routings: readonly Routing[], misses: boolean): void {
  console.log(`${share(routings)} of ${routings.length} messages came to whom they should`)
  const first = routings.filter(({ before }) => before.length === 0)
  const later = routings.filter(({ before }) => before.length > 0)
  console.log(`first messages ${share(first)} of ${first.length}, later ones ${share(later)} of ${later.length}`)
  console.log('wants          n  right  taken by others')
  for (const wants of takers) {
    const some = routings.filter(({ wanted }) => wanted.wants === wants)
    if (some.length === 0) continue
    const others = countsOf(some.filter((one) => !isRight(one)).map(({ took }) => took))
    const taken = others.map(([took, count]) => `${took} ${count}`).join(', ')
    console.log(`${wants.padEnd(11)}${`${some.length}`.padStart(5)}${share(some).padStart(7)}  ${taken}`)
  }
  if (!misses) return
  for (const { wanted, took, before, text } of routings.filter((one) => !isRight(one)))
    console.log(`${wanted.wants}, taken by ${took}: ${[...before.slice(-1), text].join(' || ')}`)
}

function countsOf(names: readonly string[]): readonly (readonly [name: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one)
}

function share(routings: readonly Routing[]): string {
  return `${((100 * routings.filter(isRight).length) / Math.max(routings.length, 1)).toFixed(0)} %`
}
