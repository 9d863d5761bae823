import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Candidate, EntryFinder } from '../../../../src/skills/answer/find-entries.ts'
import { createHybridFinder } from '../../../../src/skills/answer/model/hybrid-finder.ts'
import { thresholds } from '../../../../src/skills/answer/thresholds.ts'
import { buildMessage } from '../../../support/builders.ts'
import { eventually } from '../../../support/eventually.ts'
import { primaAsShipped } from '../../../support/knowledge.ts'
import { isForAnswer, type ModelWorld, primaWithModel, wellAnswered } from '../../../support/model-world.ts'
import { type OpenAiServer, startOpenAiServer } from '../../../support/openai-server.ts'

const { knowledge } = primaAsShipped()

function candidate(id: string, score: number, fit: number): Candidate {
  const pair = knowledge.entries.get(id)
  if (!pair) throw new Error(`there is no entry ${id}`)
  return { pair, score, chance: 0.9, fit, share: 0.5 }
}

function findsByWords(...candidates: Candidate[]): EntryFinder {
  return () => ({ candidates, referralShare: 0, familiarity: { words: 3, known: 3, corrected: 0 }, namesTopic: false })
}

const idsOf = (found: ReturnType<EntryFinder>) => found.candidates.map(({ pair }) => pair.id.id)

describe('words and meaning, fused', () => {
  const byWords = findsByWords(candidate('oss/nib', 10, 0.2), candidate('oss/isi-nib', 9, 0.2))

  test('words alone decide where nothing is lent', () => {
    expect(createHybridFinder(byWords, knowledge, { trustsBoth: true }).findEntries('x')).toEqual(byWords('x'))
  })

  test('what both put first is worth an answer, where that is verified', () => {
    for (const trustsBoth of [true, false]) {
      const hybrid = createHybridFinder(byWords, knowledge, { trustsBoth })
      const [best] = hybrid.near(['oss/nib'], () => hybrid.findEntries('x')).candidates
      expect(best).toMatchObject({ score: 10, fit: trustsBoth ? thresholds.known : 0.2 })
    }
  })

  test('what meaning puts before is put before, and never quite sure', () => {
    const sure = findsByWords(candidate('oss/nib', 10, 0.9), candidate('oss/isi-nib', 9, 0.9))
    const hybrid = createHybridFinder(sure, knowledge, { trustsBoth: true })
    const found = hybrid.near(['oss/isi-nib', 'cse/langkah-3-tujuan-smart', 'oss/nib'], () => hybrid.findEntries('x'))
    expect(idsOf(found).slice(0, 2)).toEqual(['oss/isi-nib', 'oss/nib'])
    expect(found.candidates[0]?.fit).toBeLessThan(0.85)
  })

  test('what only meaning finds is offered, never answered from', () => {
    const hybrid = createHybridFinder(byWords, knowledge, { trustsBoth: true })
    const found = hybrid.near(['pse/wajib-daftar'], () => hybrid.findEntries('x'))
    const only = found.candidates.find(({ pair }) => pair.id.id === 'pse/wajib-daftar')
    expect(only?.fit).toBeLessThan(thresholds.known)
    expect(hybrid.findEntries('x')).toEqual(byWords('x'))
  })
})

describe('a conversation with embeddings', () => {
  let server: OpenAiServer
  let prima: ModelWorld
  const embeddingCalls = () => server.calls.filter(({ path }) => path.endsWith('/embeddings'))
  beforeAll(async () => {
    server = await startOpenAiServer()
    server.embeddings = (text) => [text.includes('NIB') ? 1 : 0, 1]
    prima = primaWithModel(server, { timeLimitMs: 60_000, embeds: true })
    const batches = Math.ceil((2 * knowledge.entries.size) / 64)
    await eventually(() => expect(prima.facts.filter(({ purpose }) => purpose === 'embed')).toHaveLength(batches))
  })
  afterAll(() => server.close())
  beforeEach(() => {
    server.reset()
    prima.fresh()
    server.behaviour = {
      kind: 'say',
      content: (call) => (isForAnswer(call) ? wellAnswered(call) : '{"intent":"other","sentences":[],"slots":[]}'),
    }
  })

  test('embeds a question that the rules are not sure of, without personal data, and none that they are sure of', async () => {
    await prima.say('apa itu NIB?')
    expect(embeddingCalls()).toEqual([])
    await prima.say('surat usaha abdi teu acan gaduh, wa 081234567890')
    expect(embeddingCalls()).toHaveLength(1)
    expect(embeddingCalls()[0]?.body).not.toContain('081234567890')
  })

  test('goes on by words alone when embeddings fail, or have another length', async () => {
    const question = 'surat usaha abdi teu acan gaduh'
    const ruled = await primaAsShipped().conversation.respond(buildMessage({ text: question }), undefined)
    for (const vector of [[], [1, 2, 3]]) {
      server.embeddings = () => vector
      const turn = await prima.fresh().say(question)
      expect(turn.replies.map(({ text }) => text)).toEqual(ruled.replies.map(({ text }) => text))
    }
  })
})
