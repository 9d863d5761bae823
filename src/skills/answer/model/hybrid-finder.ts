import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { Candidate, EntryFinder, Found } from '../find-entries.ts'
import { thresholds } from '../thresholds.ts'

/** The finder by words, and a way to lend it what is near by meaning for a piece of work. */
export type HybridFinder = {
  readonly findEntries: EntryFinder
  /** Does `work`, which must not wait for anything, with these entries near by meaning, best first. */
  near<Value>(entryIds: readonly string[], work: () => Value): Value
}

/** Of reciprocal rank fusion; https://doi.org/10.1145/1571941.1572114 takes the same. */
const rankConstant = 60
/** So many of each list are fused. */
const mostFused = 20
/** Where words and meaning put another entry first than words alone, it is never quite sure. */
const mostFitOfMoved = 0.84

/**
 * Fuses what words find with what is near by meaning, by the ranks of both. An entry that only meaning finds is offered,
 * never answered from. `trustsBoth`: one that both put first is worth an answer though words alone were not enough; only
 * where that answer is then verified.
 */
export function createHybridFinder(
  byWords: EntryFinder,
  { entries }: Knowledge,
  { trustsBoth }: { readonly trustsBoth: boolean },
): HybridFinder {
  let lent: readonly string[] | undefined
  return {
    findEntries(question) {
      const found = byWords(question)
      return lent === undefined || found.isAskedSo ? found : fuse(found, lent)
    },
    near(entryIds, work) {
      const before = lent
      lent = entryIds
      try {
        return work()
      } finally {
        lent = before
      }
    },
  }

  function fuse(found: Found, near: readonly string[]): Found {
    const words = found.candidates
    const top = words.slice(0, mostFused)
    const only = near.filter((id) => !top.some(({ pair }) => pair.id.id === id))
    const pairs = [...top.map(({ pair }) => pair), ...only.flatMap((id) => entries.get(id) ?? [])]
    const fused = pairs
      .map((pair) => {
        const byWord = words.findIndex((one) => one.pair === pair)
        const byMeaning = near.indexOf(pair.id.id)
        return { pair, share: shareOf(byWord) + shareOf(byMeaning), candidate: words[byWord] }
      })
      .toSorted((one, other) => other.share - one.share)
    const places = words.map(({ score, chance }) => ({ score, chance }))
    const candidates = fused.map(({ pair, candidate }, rank): Candidate => {
      const place = places[rank] ?? { score: 0, chance: 0 }
      if (!candidate) return { pair, ...place, fit: thresholds.near, share: 0 }
      const isFirstInBoth = trustsBoth && rank === 0 && words[0]?.pair === pair && near[0] === pair.id.id
      if (isFirstInBoth) return { ...candidate, ...place, fit: Math.max(candidate.fit, thresholds.known) }
      const isMoved = rank === 0 && words[0]?.pair !== pair
      return { ...candidate, ...place, fit: isMoved ? Math.min(candidate.fit, mostFitOfMoved) : candidate.fit }
    })
    return { ...found, candidates: [...candidates, ...words.slice(mostFused)] }
  }
}

function shareOf(rank: number): number {
  return rank < 0 ? 0 : 1 / (rankConstant + rank + 1)
}
