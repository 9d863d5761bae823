import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Collection } from './collection.ts'
import { distort, type Wording } from './distort.ts'
import type { Search, SearchEngine } from './engines.ts'

/** How well one engine found the passages of all questions in one wording. Shares from 0 to 1. */
export type WordingFigures = {
  readonly wording: Wording
  readonly ndcgAt10: number
  readonly recallAt1: number
  readonly recallAt10: number
  readonly queriesPerSecond: number
  /** The longest that one of a hundred queries took, in milliseconds. */
  readonly p99Ms: number
}

/** What an index costs, whatever is asked of it. */
export type IndexFigures = {
  readonly indexMs: number
  /** Memory that the index keeps, passages not counted, in megabytes of 10^6 bytes. */
  readonly memoryMb: number
}

const depth = 10

/** Builds an engine's index and weighs it. */
export function buildAndWeigh(engine: SearchEngine, { passages }: Collection): IndexFigures & { search: Search } {
  const before = memoryInUse()
  const startedAt = performance.now()
  const search = engine.build(passages)
  const indexMs = performance.now() - startedAt
  return { search, indexMs, memoryMb: (memoryInUse() - before) / 1e6 }
}

/** Asks all questions in one wording. */
export function measureSearch(search: Search, { questions }: Collection, wording: Wording): WordingFigures {
  const queries = questions.map(({ question, relevant }) => ({ query: distort(question, wording), relevant }))
  const times: number[] = []
  let [ndcg, first, ten] = [0, 0, 0]
  for (const { query, relevant } of queries) {
    const startedAt = performance.now()
    const found = search(query, depth)
    times.push(performance.now() - startedAt)
    ndcg += ndcgOf(found, relevant)
    first += recallOf(found, relevant, 1)
    ten += recallOf(found, relevant, depth)
  }
  times.sort((a, b) => a - b)
  const share = (sum: number) => sum / Math.max(1, queries.length)
  return {
    wording,
    ndcgAt10: share(ndcg),
    recallAt1: share(first),
    recallAt10: share(ten),
    queriesPerSecond: (queries.length / times.reduce((sum, time) => sum + time, 0)) * 1000,
    p99Ms: times[Math.floor(times.length * 0.99)] ?? 0,
  }
}

/**
 * Normalised discounted cumulative gain with gains of 0 and 1 (Järvelin and Kekäläinen 2002,
 * https://doi.org/10.1145/582415.582418).
 */
export function ndcgOf(found: readonly string[], relevant: readonly string[]): number {
  const gain = (place: number) => 1 / Math.log2(place + 2)
  const reached = found.slice(0, depth).reduce((sum, id, place) => sum + (relevant.includes(id) ? gain(place) : 0), 0)
  const best = relevant.slice(0, depth).reduce((sum, _, place) => sum + gain(place), 0)
  return best === 0 ? 0 : reached / best
}

/** The share of the relevant passages among the first `limit`, of as many as have room there. */
export function recallOf(found: readonly string[], relevant: readonly string[], limit: number): number {
  const hits = found.slice(0, limit).filter((id) => relevant.includes(id)).length
  return hits / Math.max(1, Math.min(relevant.length, limit))
}

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

function memoryInUse(): number {
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
