import { createHash } from 'node:crypto'
import type { EmbeddingModel } from '../../ports/model.ts'
import type { Passage } from '../../ports/retriever.ts'
import type { VectorStore } from '../../ports/vector-store.ts'
import { originOf } from '../passages.ts'

/** Finds entries whose meaning is near, by vectors of a model. */
export type MeaningIndex = {
  /** Makes what vectors are missing, in the background; again after a failure, but no two at once. Never rejects. */
  prepare(): Promise<void>
  /**
   * Ids of the nearest entries, best first; undefined while the vectors are not there, or where the question's has another
   * length than theirs.
   */
  nearest(question: Float32Array, limit: number): readonly string[] | undefined
}

export type MeaningIndexParts = {
  readonly passages: readonly Passage[]
  readonly model: EmbeddingModel
  readonly store: VectorStore
  /** Aborts the making when the process stops. */
  readonly signal: AbortSignal
}

const batchSize = 64
/** For one batch, in milliseconds: nobody waits for it. */
const batchTimeLimitMs = 60_000
/** What is embedded of a passage, in characters: its title and opening say what it is about. */
const mostCharacters = 1200
/** How long to leave a server alone that failed, in milliseconds. */
const restMs = 60_000

/** The index of the entries' passages; referrals are left to words. */
export function createMeaningIndex({ passages, model, store, signal }: MeaningIndexParts): MeaningIndex {
  const texts = passages
    .filter((passage) => 'entryId' in originOf(passage))
    .map((passage) => {
      const text = `${passage.title ?? ''}\n${passage.questions?.join('\n') ?? ''}\n${passage.text}`.slice(
        0,
        mostCharacters,
      )
      return { passage, text, hash: createHash('sha256').update(text).digest('base64url') }
    })
  let ready: readonly { readonly entryId: string; readonly vector: Float32Array }[] | undefined
  let preparing: Promise<void> | undefined
  let restUntilMs = 0

  return {
    prepare() {
      if (ready || performance.now() < restUntilMs) return Promise.resolve()
      preparing ??= make().finally(() => {
        preparing = undefined
      })
      return preparing
    },
    nearest(question, limit) {
      const [first] = ready ?? []
      if (!ready || first?.vector.length !== question.length) return undefined
      const wanted = normalised(question)
      const best = new Map<string, number>()
      for (const { entryId, vector } of ready) {
        best.set(entryId, Math.max(best.get(entryId) ?? -1, dot(wanted, vector)))
      }
      return [...best]
        .toSorted(([, one], [, other]) => other - one)
        .slice(0, limit)
        .map(([entryId]) => entryId)
    },
  }

  async function make(): Promise<void> {
    const kept = await store.load(model.name)
    const vectors = new Map(
      texts.flatMap(({ hash }) => (kept.has(hash) ? [[hash, kept.get(hash) ?? new Float32Array()]] : [])),
    )
    const missing = texts.filter(({ hash }) => !vectors.has(hash))
    for (let at = 0; at < missing.length; at += batchSize) {
      const batch = missing.slice(at, at + batchSize)
      const outcome = await model.embed(
        batch.map(({ text }) => text),
        { signal, timeLimitMs: batchTimeLimitMs },
      )
      if (outcome.kind === 'failed') {
        restUntilMs = performance.now() + restMs
        await store.save(model.name, vectors)
        return
      }
      for (const [index, { hash }] of batch.entries()) {
        const vector = outcome.value[index]
        if (vector) vectors.set(hash, vector)
      }
    }
    if (missing.length > 0) await store.save(model.name, vectors)
    const sizes = new Set([...vectors.values()].map(({ length }) => length))
    // A model that was changed behind its name answers in another length: what it made before is no use.
    if (sizes.size > 1) return store.save(model.name, new Map())
    ready = texts.flatMap(({ passage, hash }) => {
      const origin = originOf(passage)
      const vector = vectors.get(hash)
      return vector && 'entryId' in origin ? [{ entryId: origin.entryId, vector: normalised(vector) }] : []
    })
  }
}

function normalised(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1
  return vector.map((value) => value / length)
}

function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] ?? 0) * (other[at] ?? 0)
  return sum
}
