import { execFileSync } from 'node:child_process'
import { featureCount as intentFeatureCount } from '../../src/knowledge/intents/features.ts'
import { createIntentModel, type IntentModel } from '../../src/knowledge/intents/intent-model.ts'
import type { IntentFile } from '../../src/knowledge/intents/load-intents.ts'
import { type Learned, type Seen, toBytes } from './learn.ts'

/** A model of what was learned, rounded as in its file: it is measured as it will be read. */
export function toModel(learned: Learned, featuresOf?: Seen['featuresOf']): IntentModel {
  return createIntentModel({ ...learned, ...toBytes(learned), biases: [...learned.biases] }, featuresOf)
}

/** By which script and from which texts weights were made, and what was measured of them. */
export type Made = { readonly by: string; readonly from: string; readonly [measured: string]: string | number }

/** The file of weights that Prima reads at the start, with the commit it was made at. */
export function toWeightFile(learned: Learned, made: Made, featureCount = intentFeatureCount): IntentFile {
  const { scales, weights } = toBytes(learned)
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  return {
    made: { ...made, commit },
    features: featureCount,
    intents: [...learned.intents],
    scales,
    biases: [...learned.biases].map((bias) => Number(bias.toPrecision(6))),
    weights: Buffer.from(weights.buffer, weights.byteOffset, weights.length).toString('base64'),
  }
}
