import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createVectorFiles } from '../../../src/infrastructure/files/vector-files.ts'
import { createMeaningIndex } from '../../../src/knowledge/retrieval/meaning-index.ts'
import type { EmbeddingModel } from '../../../src/ports/model.ts'
import type { Passage } from '../../../src/ports/retriever.ts'

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'prima-vectors-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const passages: readonly Passage[] = [
  { id: 'oss/nib.id', language: 'id', text: 'nomor induk berusaha' },
  { id: 'cse/keluhan.id', language: 'id', text: 'menangani keluhan' },
]
const use = { inputTokens: 0, outputTokens: 0 }

/** Embeds by whether a text is about a number; counts what it was given. */
function model(size = 2): EmbeddingModel & { readonly seen: string[] } {
  const seen: string[] = []
  return {
    name: 'm',
    seen,
    async embed(texts) {
      seen.push(...texts)
      const value = texts.map((text) =>
        Float32Array.from({ length: size }, (_, at) => (text.includes('nomor') === (at === 0) ? 1 : 0)),
      )
      return { kind: 'done', value, use }
    },
  }
}

const never = new AbortController().signal
const open = (embedding: EmbeddingModel, some = passages) =>
  createMeaningIndex({ passages: some, model: embedding, store: createVectorFiles(directory), signal: never })

describe('an index by meaning', () => {
  test('finds what is near, once its vectors are there', async () => {
    const index = open(model())
    expect(index.nearest(Float32Array.from([1, 0]), 2)).toBeUndefined()
    await index.prepare()
    expect(index.nearest(Float32Array.from([5, 0.1]), 2)).toEqual(['oss/nib', 'cse/keluhan'])
  })

  test('embeds only what changed since it was kept', async () => {
    await open(model()).prepare()
    const again = model()
    await open(again, [...passages, { id: 'oss/baru.id', language: 'id', text: 'nomor baru' }]).prepare()
    expect(again.seen).toEqual(['\n\nnomor baru'])
    expect(await readdir(directory)).toHaveLength(1)
  })

  test('is not there after a failure, and for vectors of another length', async () => {
    const failing: EmbeddingModel = { name: 'm', embed: async () => ({ kind: 'failed', failure: 'unavailable', use }) }
    const index = open(failing)
    await index.prepare()
    expect(index.nearest(Float32Array.from([1, 0]), 2)).toBeUndefined()
    const other = open(model())
    await other.prepare()
    expect(other.nearest(Float32Array.from([1, 0, 0]), 2)).toBeUndefined()
  })

  test('makes all again where a model answers in another length than what was kept', async () => {
    await open(model()).prepare()
    const grown = model(3)
    await open(grown, [...passages, { id: 'oss/baru.id', language: 'id', text: 'nomor baru' }]).prepare()
    const next = model(3)
    const index = open(next, passages)
    await index.prepare()
    expect(next.seen).toHaveLength(2)
    expect(index.nearest(Float32Array.from([1, 0, 0]), 1)).toEqual(['oss/nib'])
  })
})
