import { OpenAIClient, toFile } from '@langchain/openai'
import type { TranscriptionModel } from '../../ports/model.ts'
import { CallFailed } from './call-failed.ts'
import { clientOptions } from './client-options.ts'
import type { OpenAiConfig } from './model-config.ts'
import type { CarefulCall } from './resilience.ts'

/** Hears recordings over the transcription interface that OpenAI, vLLM and whisper.cpp share. LangChain has none. */
export function createTranscriptionModel(
  config: OpenAiConfig & { readonly transcriptionModel: string },
  call: CarefulCall,
): TranscriptionModel {
  const client = new OpenAIClient(clientOptions(config).configuration)
  return {
    transcribe: ({ content, name, mediaType }, limits) =>
      call('transcribe', limits, async (signal) => {
        const file = await toFile(content, name, { type: mediaType })
        const heard = await client.audio.transcriptions.create({ file, model: config.transcriptionModel }, { signal })
        if (typeof heard.text !== 'string') throw new CallFailed('malformed')
        return { value: heard.text.trim(), use: usedFor(heard.usage) }
      }),
  }
}

function usedFor(
  usage: { readonly type: string; readonly input_tokens?: number; readonly output_tokens?: number } | undefined,
) {
  return { inputTokens: usage?.input_tokens ?? 0, outputTokens: usage?.output_tokens ?? 0 }
}
