import { type AIMessageChunk, type BaseMessage, HumanMessage, SystemMessage } from '@langchain/core/messages'
import { parsePartialJson } from '@langchain/core/output_parsers'
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
  })
  // A server that refused to stream once is not asked to again, and the same with keeping to a schema.
  let streams = true
  let form: Form = 'json_schema'

  return {
    ask: (request) =>
      call(request.purpose, request, async (signal) => {
        if (!request.onPartial || !streams) return inSomeForm(request, signal)
        try {
          return await inSomeForm(request, signal)
        } catch (error) {
          if (!isRefusedRequest(error)) throw error
          const { onPartial: _, ...whole } = request
          const answered = await inSomeForm(whole, signal)
          streams = false
          return answered
        }
      }),
  }

  async function inSomeForm<Value>(request: ChatRequest<Value>, signal: AbortSignal): Promise<Answered<Value>> {
    const asked = form
    try {
      return await answer(request, asked, signal)
    } catch (error) {
      if (asked === 'json_object' || !ignoresSchemas(error)) throw error
      const answered = await answer(request, 'json_object', signal)
      form = 'json_object'
      return answered
    }
  }

  async function answer<Value>(
    { instructions, material, schema, onPartial }: ChatRequest<Value>,
    asked: Form,
    signal: AbortSignal,
  ): Promise<Answered<Value>> {
    const { system, user, restore } = composeMessages(instructions.text, material)
    const jsonSchema = z.toJSONSchema(schema)
    const messages = [new SystemMessage(inForm(system, asked, jsonSchema)), new HumanMessage(user)]
    const options: CallOptions = {
      signal,
      response_format:
        asked === 'json_object'
          ? { type: 'json_object' }
          : { type: 'json_schema', json_schema: { name: 'answer', schema: jsonSchema, strict: true } },
    }
    const said =
      onPartial && streams
        ? await streamed(messages, options, (partial) => onPartial(restore(partial)))
        : await model.invoke(messages, options)
    const { usage_metadata: counted, content } = said
    const { input_tokens: inputTokens, output_tokens: outputTokens } = usageSchema.parse(counted ?? {})
    const use = { inputTokens, outputTokens }
    // LangChain does not pass on the words of a refusal: there are no others then.
    if (content === '') throw new CallFailed('refused', { use })
    const parsed = schema.safeParse(restore(readJson(typeof content === 'string' ? content : '')))
    if (!parsed.success) throw new CallFailed('malformed', { use, cause: parsed.error })
    return { value: parsed.data, use }
  }

  async function streamed(
    messages: readonly BaseMessage[],
    options: CallOptions,
    onPartial: (partial: unknown) => void,
  ): Promise<Pick<AIMessageChunk, 'content' | 'usage_metadata'>> {
    let content = ''
    // What chunks count is lost where LangChain puts them together.
    let counted: AIMessageChunk['usage_metadata']
    for await (const chunk of await model.stream([...messages], options)) {
      content += chunk.text
      counted = chunk.usage_metadata ?? counted
      // Only what opens or closes a part of the value is worth a look.
      if (/[{}]/.test(chunk.text)) onPartial(readPartialJson(content))
    }
    return { content, ...(counted ? { usage_metadata: counted } : {}) }
  }
}

type CallOptions = NonNullable<Parameters<ChatOpenAI['invoke']>[1]>

/** Told that it knows no such thing as a schema, or by words that are no JSON where only JSON was asked for. */
function ignoresSchemas(error: unknown): boolean {
  return isRefusedRequest(error) || error instanceof SyntaxError
}

function isRefusedRequest(error: unknown): boolean {
  const { status } = toCallFailed(error, systemClock.now())
  return status === 400 || status === 422
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

/** The beginning of JSON, closed where it is open. Undefined where it is no such beginning. */
function readPartialJson(content: string): unknown {
  try {
    return parsePartialJson(content.replace(/^\s*```(?:json)?/, ''))
  } catch {
    return undefined
  }
}
