import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { KnowledgeError } from '../../domain/errors.ts'
import type { Words } from '../text/words.ts'
import { loadConcepts } from './concepts.ts'
import { concernFeatureCount, createConcernFeatures } from './concern-features.ts'
import { featureCount } from './features.ts'
import { createIntentModel, type IntentModel, type IntentWeights } from './intent-model.ts'

/** What `train.ts` in bench/intents, bench/concerns, bench/doings and bench/guards write. */
export const intentFileSchema = z.strictObject({
  /** On what it was learned, at which commit, and how it does on what it was not learned from. */
  made: z.record(z.string(), z.union([z.string(), z.number()])),
  features: z.int().positive(),
  intents: z.array(z.string()).min(1),
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  /** Signed bytes, base64. */
  weights: z.string(),
})
export type IntentFile = z.infer<typeof intentFileSchema>

export const intentFileName = 'intents.json'
export const concernFileName = 'concerns.json'
export const doingFileName = 'doings.json'
export const guardFileName = 'guards.json'
export const toldBusinessFileName = 'told-businesses.json'

/**
 * The intents of messages that are no questions, learned from knowledge/language/intents.
 * @throws KnowledgeError where the file of weights cannot be read or is not whole.
 */
export function loadIntents(languageDirectory: string): IntentModel {
  return createIntentModel(
    readWeights(languageDirectory, { name: intentFileName, count: featureCount, by: 'intents/train' }),
  )
}

/**
 * What people want of their team's programme, its summary, their reminders and practice, learned from
 * knowledge/language/doings.
 * @throws KnowledgeError where the file of weights cannot be read or is not whole.
 */
export function loadDoings(languageDirectory: string): IntentModel {
  return createIntentModel(
    readWeights(languageDirectory, { name: doingFileName, count: featureCount, by: 'doings/train' }),
  )
}

/**
 * Whether a message tells a business, learned from descriptions of bench/kbli.
 * @throws KnowledgeError where the file of weights cannot be read or is not whole.
 */
export function loadToldBusinesses(languageDirectory: string): IntentModel {
  const file = { name: toldBusinessFileName, count: featureCount, by: 'kbli/train-told' }
  return createIntentModel(readWeights(languageDirectory, file))
}

/**
 * What Prima turns down about herself and about others, learned from knowledge/language/guards.
 * @throws KnowledgeError where the file of weights cannot be read or is not whole.
 */
export function loadGuards(languageDirectory: string): IntentModel {
  return createIntentModel(
    readWeights(languageDirectory, { name: guardFileName, count: featureCount, by: 'guards/train' }),
  )
}

/**
 * What a message is about where care comes before answers, learned from knowledge/language/concerns and the intents of
 * the same names.
 * @throws KnowledgeError where the file of weights cannot be read or is not whole.
 */
export function loadConcerns(languageDirectory: string, words: Pick<Words, 'slang'>): IntentModel {
  const file = { name: concernFileName, count: concernFeatureCount, by: 'concerns/train' }
  const featuresOf = createConcernFeatures(loadConcepts(languageDirectory), words)
  return createIntentModel(readWeights(languageDirectory, file), featuresOf)
}

type WeightsFile = { readonly name: string; readonly count: number; readonly by: string }

function readWeights(languageDirectory: string, { name, count, by }: WeightsFile): IntentWeights {
  const file = join(languageDirectory, name)
  const parsed = intentFileSchema.safeParse(readJson(file))
  const remedy = `node bench/${by}.ts makes it`
  if (!parsed.success || parsed.data.features !== count) {
    throw problem(file, `does not hold the weights that belong there; ${remedy}`)
  }
  const { intents, scales, biases, weights } = parsed.data
  const bytes = Buffer.from(weights, 'base64')
  if (biases.length !== intents.length + 1 || bytes.length !== biases.length * count) {
    throw problem(file, `is not whole; ${remedy} again`)
  }
  return { intents, scales, biases, weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function problem(file: string, message: string): KnowledgeError {
  return new KnowledgeError([{ file, line: 1, message }])
}
