import type { Kbli } from './kbli.ts'
import type { BusinessReading } from './read-business.ts'

/** What a code has found so far, in one search. */
export type Found = {
  readonly score: number
  readonly confidence: number
  readonly coverage: number
  /** From a neighbour: one that makes what is sold here, or one at another place. Left out: by words of its own. */
  readonly handed?: 'sold' | 'place'
}

/** Lets codes take over what their neighbours found; adds to both maps. `named`: by how many words a name stands for each. */
export type HandOn = (found: Map<string, Found>, named: Map<string, number>, business: BusinessReading) => void

/** What a code keeps of the score of the goods that are sold under it, or of a neighbour at another place. */
const keptShare = 0.9
/** How many wholesalers take over what a shop found. */
const maxCounterparts = 2

/**
 * What is made is also sold: the codes for selling it take over what the goods found. What is cooked in a building is cooked
 * in a tent, too: neighbours that differ by the place share what they found, where a place is said.
 */
export function createHandOn(kbli: Kbli): HandOn {
  const sellersOf = createSellers(kbli)

  return (found, named, { roles, places }) => {
    const inBulk = roles.includes('wholesale')
    for (const [code, match] of [...found]) {
      for (const seller of sellersOf(code, inBulk)) share(found, named, code, match, seller, 'sold')
    }
    if (places.length === 0) return
    for (const [code, match] of [...found]) {
      for (const neighbour of placesBeside(code)) share(found, named, code, match, neighbour, 'place')
    }
  }

  function placesBeside(code: string): string[] {
    const own = kbli.words.get(code)
    if (!own || own.places.length === 0) return []
    return own.not.flatMap((not) => (kbli.words.get(not.code)?.places.length ? [not.code] : []))
  }
}

/**
 * Where the goods of a code are sold, retail and wholesale; and, where it is done in bulk, the wholesalers of a shop's goods:
 * those that most goods name together.
 */
function createSellers({ words }: Kbli): (code: string, inBulk: boolean) => readonly string[] {
  const together = new Map<string, Map<string, number>>()
  for (const { sold } of words.values()) {
    for (const one of sold) {
      for (const other of sold) {
        if (one === other) continue
        const counts = together.get(one) ?? new Map<string, number>()
        together.set(one, counts.set(other, (counts.get(other) ?? 0) + 1))
      }
    }
  }
  const counterparts = new Map(
    [...together].map(([code, counts]) => {
      const most = [...counts].toSorted((a, b) => b[1] - a[1]).slice(0, maxCounterparts)
      return [code, most.map(([other]) => other)]
    }),
  )
  return (code, inBulk) => [...(words.get(code)?.sold ?? []), ...(inBulk ? (counterparts.get(code) ?? []) : [])]
}

function share(
  found: Map<string, Found>,
  named: Map<string, number>,
  from: string,
  match: Found,
  to: string,
  handed: NonNullable<Found['handed']>,
): void {
  const score = keptShare * match.score
  if (score <= (found.get(to)?.score ?? 0)) return
  found.set(to, { ...match, score, handed })
  const count = named.get(from)
  if (count !== undefined && !named.has(to)) named.set(to, count)
}
