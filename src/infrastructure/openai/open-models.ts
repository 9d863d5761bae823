import type { ModelFact, Models } from '../../ports/model.ts'
import { createChatModel } from './chat-model.ts'
import { createEmbeddingModel } from './embedding-model.ts'
import { defaultLimits, type OpenAiConfig, type ResilienceLimits } from './model-config.ts'
import { createCarefulCall } from './resilience.ts'
import { createTranscriptionModel } from './transcription-model.ts'

/** The models that the configuration names, on one server. Nothing is called before it is needed. */
export function openModels(
  config: OpenAiConfig,
  observe: (fact: ModelFact) => void,
  limits: ResilienceLimits = defaultLimits,
): Models {
  const { chatModel, embeddingModel, transcriptionModel } = config
  // What one part's trouble says of the server need not hold for another: each rests by itself.
  const call = () => createCarefulCall({ limits, prices: config.prices, observe })
  return {
    server: new URL(config.baseUrl).host,
    ...(chatModel === undefined ? {} : { chat: createChatModel({ ...config, chatModel }, call()) }),
    ...(embeddingModel === undefined ? {} : { embedding: createEmbeddingModel({ ...config, embeddingModel }, call()) }),
    ...(transcriptionModel === undefined
      ? {}
      : { transcription: createTranscriptionModel({ ...config, transcriptionModel }, call()) }),
  }
}
