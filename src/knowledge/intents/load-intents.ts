import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { KnowledgeError } from '../../domain/errors.ts'
import { featureCount } from './features.ts'
import { createIntentModel, type IntentModel } from './intent-model.ts'

/** What `node bench/intents/train.ts` writes. */
export const intentFileSchema = z.strictObject({
  /** On what it was learned, at which commit, and how it does on what it was not learned from. */
  made: z.record(z.string(), z.union([z.string(), z.number()])),
  features: z.literal(featureCount),
  intents: z.array(z.string()).min(1),
  scales: z.array(z.number()),
  biases: z.array(z.number()),
  /** Signed bytes, base64. */
  weights: z.string(),
})
export type IntentFile = z.infer<typeof intentFileSchema>

export const intentFileName = 'intents.json'

/**
 * The intents of messages that are no questions, learned from knowledge/language/intents.
 * @throws KnowledgeError where the file of weights cannot be read or is not whole.
 */
export function loadIntents(languageDirectory: string): IntentModel {
  const file = join(languageDirectory, intentFileName)
  const parsed = intentFileSchema.safeParse(readJson(file))
  if (!parsed.success) throw problem(file, 'does not hold the weights of intents; node bench/intents/train.ts makes it')
  const { intents, scales, biases, weights } = parsed.data
  const bytes = Buffer.from(weights, 'base64')
  if (biases.length !== intents.length + 1 || bytes.length !== biases.length * featureCount) {
    throw problem(file, 'is not whole; node bench/intents/train.ts makes it again')
  }
  return createIntentModel({
    intents,
    scales,
    biases,
    weights: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
  })
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
