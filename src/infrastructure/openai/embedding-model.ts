import { OpenAIEmbeddings } from '@langchain/openai'
import { maskPersonalData } from '../../domain/mask.ts'
import type { EmbeddingModel } from '../../ports/model.ts'
import { CallFailed } from './call-failed.ts'
import { clientOptions } from './client-options.ts'
import type { OpenAiConfig } from './model-config.ts'
import type { CarefulCall } from './resilience.ts'

/** A rough count for servers' limits and our metrics: LangChain does not pass on what the server counted. */
const charactersPerToken = 4
/** Small enough for every server that limits a batch. */
const batchSize = 64

/** Embeds texts; personal data in them is masked first. */
export function createEmbeddingModel(
  config: OpenAiConfig & { readonly embeddingModel: string },
  call: CarefulCall,
): EmbeddingModel {
  const model = new OpenAIEmbeddings({
    model: config.embeddingModel,
    ...clientOptions(config),
    batchSize,
    // Not every server knows the client's own way of packing vectors.
    encodingFormat: 'float',
  })
  return {
    name: `${config.baseUrl} ${config.embeddingModel}`,
    embed: (texts, limits) =>
      call('embed', limits, async () => {
        const masked = texts.map(maskPersonalData)
        const vectors = await model.embedDocuments(masked)
        const [first] = vectors
        const isWhole = vectors.length === texts.length && vectors.every((one) => isVector(one, first?.length ?? 0))
        if (!isWhole) throw new CallFailed('malformed')
        const characters = masked.reduce((sum, text) => sum + text.length, 0)
        return {
          value: vectors.map((vector) => Float32Array.from(vector)),
          use: { inputTokens: Math.ceil(characters / charactersPerToken), outputTokens: 0 },
        }
      }),
  }
}

function isVector(values: readonly number[], size: number): boolean {
  return values.length === size && size > 0 && values.every(Number.isFinite)
}
