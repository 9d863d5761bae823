/**
 * How well Prima's retriever finds passages, beside MiniSearch, on any collection in the form of `collection.ts`: as
 * the questions are, and as people type.
 *
 *     node bench/retrieval/main.ts DIRECTORY [--pieces] [--size 50000]
 *
 * `--pieces` shows what each piece of the retriever brings; `--size` measures what a collection grown to that many
 * passages costs.
 */
import { parseArgs } from 'node:util'
import { type Collection, CollectionError, readCollection } from './collection.ts'
import { wordings } from './distort.ts'
import { fuzzyMiniSearch, plainMiniSearch, primaEngine, type SearchEngine } from './engines.ts'
import { enlarge } from './enlarge.ts'
import { buildAndWeigh, measureSearch, type WordingFigures } from './measure.ts'
import { withoutEachPiece } from './pieces.ts'

/** A baseline that takes 50 ms a query must not make the measurement last ten minutes. */
const questionsOnGrown = 300

export type RetrievalBenchOptions = {
  /** Also say what each piece of the retriever brings. Default false. */
  readonly pieces?: boolean
  /** Also measure what the collection costs when grown to so many passages. Default: not. */
  readonly size?: number
}

/**
 * Prints the figures of Prima and of the baselines on the collection in a directory.
 *
 * @throws CollectionError naming the folder, or file and line, that is not right
 */
export function benchRetrieval(directory: string, { pieces = false, size }: RetrievalBenchOptions = {}): void {
  const collection = readCollection(directory)
  console.log(`Retrieval: ${collection.questions.length} questions on ${collection.passages.length} passages`)
  compare([primaEngine(), plainMiniSearch, fuzzyMiniSearch], collection)
  if (pieces) comparePieces(collection)
  if (size !== undefined) compareGrown(collection, size)
}

function compare(engines: readonly SearchEngine[], collection: Collection): void {
  const clean = new Map<string, WordingFigures>()
  console.log(row(['engine', 'wording', 'nDCG@10', 'recall@1', 'recall@10', 'queries/s', 'p99 ms']))
  const weights = engines.map((engine) => {
    const { search, indexMs, memoryMb } = buildAndWeigh(engine, collection)
    for (const wording of wordings) {
      const figures = measureSearch(search, collection, wording)
      if (wording === 'clean') clean.set(engine.name, figures)
      console.log(
        row([
          engine.name,
          wording,
          figures.ndcgAt10.toFixed(4),
          percent(figures.recallAt1),
          percent(figures.recallAt10),
          figures.queriesPerSecond.toFixed(0),
          figures.p99Ms.toFixed(2),
        ]),
      )
    }
    return `${engine.name}: index in ${indexMs.toFixed(0)} ms, ${memoryMb.toFixed(1)} MB`
  })
  for (const weight of weights) console.log(weight)
  const [ours, theirs] = [clean.get('Prima'), clean.get(plainMiniSearch.name)]
  if (ours && theirs) console.log(`nDCG@10 over ${plainMiniSearch.name}: ${gain(ours.ndcgAt10, theirs.ndcgAt10)}`)
}

function comparePieces(collection: Collection): void {
  const ndcgs = (engine: SearchEngine) => {
    const search = engine.build(collection.passages)
    return wordings.map((wording) => measureSearch(search, collection, wording).ndcgAt10)
  }
  const whole = ndcgs(primaEngine())
  console.log(`\nnDCG@10 lost without a piece\n${row(['piece', ...wordings])}`)
  for (const { piece, options } of withoutEachPiece()) {
    const lost = ndcgs(primaEngine(options)).map((ndcg, at) => ((whole[at] ?? 0) - ndcg).toFixed(4))
    console.log(row([piece, ...lost]))
  }
}

/** What size costs. How well is found says nothing here, since invented passages repeat what true ones say. */
function compareGrown({ passages, questions }: Collection, size: number): void {
  const grown = { passages: enlarge(passages, size), questions: questions.slice(0, questionsOnGrown) }
  console.log(`\n${grown.questions.length} questions on ${grown.passages.length} passages`)
  console.log(row(['engine', 'wording', 'queries/s', 'p99 ms', 'index ms', 'memory MB']))
  for (const engine of [primaEngine(), plainMiniSearch]) {
    const { search, indexMs, memoryMb } = buildAndWeigh(engine, grown)
    for (const wording of ['clean', 'casual + slip'] as const) {
      const { queriesPerSecond, p99Ms } = measureSearch(search, grown, wording)
      const cost = [queriesPerSecond.toFixed(0), p99Ms.toFixed(1), indexMs.toFixed(0), memoryMb.toFixed(1)]
      console.log(row([engine.name, wording, ...cost]))
    }
  }
}

function gain(ours: number, theirs: number): string {
  const share = (ours / theirs - 1) * 100
  return `${share >= 0 ? '+' : ''}${share.toFixed(1)} %`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}

function row([first = '', ...cells]: readonly string[]): string {
  return [first.padEnd(24), ...cells.map((cell) => cell.padEnd(14))].join('').trimEnd()
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { pieces: { type: 'boolean' }, size: { type: 'string' } },
  })
  const [directory] = positionals
  const size = values.size === undefined ? undefined : Number(values.size)
  if (directory === undefined || positionals.length > 1) throw new CollectionError('Name one folder with a collection.')
  if (size !== undefined && !(Number.isInteger(size) && size > 0))
    throw new CollectionError(`--size takes a number of passages, not ${values.size}`)
  benchRetrieval(directory, { pieces: values.pieces ?? false, ...(size === undefined ? {} : { size }) })
}

/** Runs a bench and tells what is wrong with what it was given in one line, with exit code 1. */
export function withReadableErrors(bench: () => void): void {
  try {
    bench()
  } catch (error) {
    if (!(error instanceof CollectionError) && !isUsageError(error)) throw error
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

function isUsageError(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

if (import.meta.main) withReadableErrors(main)
