import { HumanMessage, SystemMessage } from '@langchain/core/messages'
import { ChatOpenAI } from '@langchain/openai'
import { z } from 'zod'
import { systemClock } from '../../ports/clock.ts'
import type { ChatModel, ChatRequest } from '../../ports/model.ts'
import { CallFailed, toCallFailed } from './call-failed.ts'
import { clientOptions } from './client-options.ts'
import { composeMessages } from './compose-messages.ts'
import type { OpenAiConfig } from './model-config.ts'
import type { Answered, CarefulCall } from './resilience.ts'

/** More than any answer of ours needs, so that a model that does not stop is stopped. */
const mostTokens = 1500
/** Models that think before they speak: what they think counts as said, and they take no temperature. */
const thinking = /^(?:o\d|gpt-5)/
const mostTokensThinking = 6000

const usageSchema = z.object({ input_tokens: z.number().default(0), output_tokens: z.number().default(0) })

/** How the form of an answer is asked for: by its schema, or, where the server knows no schemas, as any JSON. */
type Form = 'json_schema' | 'json_object'

/** Talks to a model over the chat completions interface that OpenAI, Azure, Ollama, vLLM and llama.cpp share. */
export function createChatModel(config: OpenAiConfig & { readonly chatModel: string }, call: CarefulCall): ChatModel {
  const isThinking = thinking.test(config.chatModel)
  const model = new ChatOpenAI({
    model: config.chatModel,
    ...clientOptions(config),
    maxTokens: isThinking ? mostTokensThinking : mostTokens,
    ...(isThinking ? {} : { temperature: 0 }),
    useResponsesApi: false,
    streaming: false,
  })
  // A server that did not keep to a schema once is not asked to again.
  let form: Form = 'json_schema'

  return {
    ask: (request) =>
      call(request.purpose, request, async (signal) => {
        const asked = form
        try {
          return await answer(request, asked, signal)
        } catch (error) {
          if (asked === 'json_object' || !ignoresSchemas(error)) throw error
          const answered = await answer(request, 'json_object', signal)
          form = 'json_object'
          return answered
        }
      }),
  }

  async function answer<Value>(
    { instructions, material, schema }: ChatRequest<Value>,
    asked: Form,
    signal: AbortSignal,
  ): Promise<Answered<Value>> {
    const { system, user, restore } = composeMessages(instructions.text, material)
    const jsonSchema = z.toJSONSchema(schema)
    const said = await model.invoke([new SystemMessage(inForm(system, asked, jsonSchema)), new HumanMessage(user)], {
      signal,
      response_format:
        asked === 'json_object'
          ? { type: 'json_object' }
          : { type: 'json_schema', json_schema: { name: 'answer', schema: jsonSchema, strict: true } },
    })
    const { usage_metadata: counted, content } = said
    const { input_tokens: inputTokens, output_tokens: outputTokens } = usageSchema.parse(counted ?? {})
    const use = { inputTokens, outputTokens }
    // LangChain does not pass on the words of a refusal: there are no others then.
    if (content === '') throw new CallFailed('refused', { use })
    const parsed = schema.safeParse(restore(readJson(typeof content === 'string' ? content : '')))
    if (!parsed.success) throw new CallFailed('malformed', { use, cause: parsed.error })
    return { value: parsed.data, use }
  }
}

/** Told that it knows no such thing as a schema, or by words that are no JSON where only JSON was asked for. */
function ignoresSchemas(error: unknown): boolean {
  const { status } = toCallFailed(error, systemClock.now())
  return status === 400 || status === 422 || error instanceof SyntaxError
}

function inForm(system: string, asked: Form, jsonSchema: object): string {
  if (asked === 'json_schema') return system
  return `${system}\n\nAnswer with one JSON object of this schema and nothing else:\n${JSON.stringify(jsonSchema)}`
}

/** JSON as models write it: bare, or in a code fence. Undefined where it is none. */
function readJson(content: string): unknown {
  const [, fenced] = /```(?:json)?\s*([\s\S]*?)```/.exec(content) ?? []
  try {
    return JSON.parse(fenced ?? content)
  } catch {
    return undefined
  }
}
