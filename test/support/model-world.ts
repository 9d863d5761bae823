import { resolve } from 'node:path'
import { type BuiltConversation, buildConversation, type ModelParts } from '../../src/build-conversation.ts'
import { createInterruptions } from '../../src/conversation/model/interruptions.ts'
import type { TurnUse } from '../../src/conversation/model/turn-models.ts'
import type { Event } from '../../src/domain/event.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Session } from '../../src/domain/session.ts'
import type { Turn } from '../../src/domain/turn.ts'
import { defaultLimits, type OpenAiConfig } from '../../src/infrastructure/openai/model-config.ts'
import { openModels } from '../../src/infrastructure/openai/open-models.ts'
import type { Attachments } from '../../src/ports/attachments.ts'
import type { EmbeddingModel, ModelFact, Models } from '../../src/ports/model.ts'
import { buildMessage } from './builders.ts'
import { primaAsShipped } from './knowledge.ts'
import { type OpenAiServer, openAiKey, type ReceivedCall } from './openai-server.ts'

export type ModelWorldOptions = {
  readonly timeLimitMs?: number
  readonly attachments?: Attachments
  /** Whether entries are embedded, which begins at once. Default false. */
  readonly embeds?: boolean
  /** Where drafts of replies are shown. Default: nowhere. */
  readonly draftFor?: ModelParts['draftFor']
}

/** Prima as she ships with a model on a server of ours, through the real client; events are kept as a store keeps them. */
export function primaWithModel(server: OpenAiServer, options: ModelWorldOptions = {}): ModelWorld {
  return new ModelWorld(server, options)
}

const allModels = { chatModel: 'test-model', embeddingModel: 'test-embeddings', transcriptionModel: 'test-whisper' }

/** Building takes seconds, so one is built for many tests, each of which begins with `fresh`. */
export class ModelWorld {
  readonly built: BuiltConversation
  readonly interruptions = createInterruptions()
  facts: ModelFact[] = []
  turns: TurnUse[] = []
  readonly #server: OpenAiServer
  #models: Models
  #events: Event[] = []
  #session: Session | undefined

  constructor(server: OpenAiServer, { timeLimitMs = 600, attachments, embeds = false, draftFor }: ModelWorldOptions) {
    this.#server = server
    this.#models = this.#open({})
    const read = async (stream: string, { last }: { last?: number } = {}) => {
      const events = this.#events.filter((event) => event.stream === stream)
      return last === undefined ? events : events.slice(-last)
    }
    const failed = { kind: 'failed', failure: 'unavailable', use: { inputTokens: 0, outputTokens: 0 } } as const
    const models: Models = {
      server: this.#models.server,
      chat: { ask: async (request) => (await this.#models.chat?.ask(request)) ?? failed },
      transcription: {
        transcribe: async (...recording) => (await this.#models.transcription?.transcribe(...recording)) ?? failed,
      },
    }
    const embedding: EmbeddingModel = {
      name: 'test',
      embed: async (...texts) => (await this.#models.embedding?.embed(...texts)) ?? failed,
    }
    this.built = buildConversation(
      {
        knowledgeDirectories: [resolve(import.meta.dirname, '../../knowledge')],
        defaultLanguage: 'id',
        sessionTtlMs: 86_400_000,
        timeZone: 'Asia/Jakarta',
      },
      {
        clock: { now: () => Date.UTC(2026, 10, 24) },
        indexed: primaAsShipped(),
        events: {
          read,
          readFrom: async (stream, after = 0) => {
            const events = await read(stream)
            return { events: events.slice(after), position: events.length }
          },
          streams: async (prefix) =>
            [...new Set(this.#events.map(({ stream }) => stream))].filter((one) => one.startsWith(prefix)),
        },
        ...(attachments ? { attachments } : {}),
        model: {
          models: embeds ? { ...models, embedding } : models,
          timeLimitMs,
          interruptions: this.interruptions,
          observe: (use) => this.turns.push(use),
          ...(draftFor ? { draftFor } : {}),
        },
      },
    )
  }

  /** Somebody whom Prima has never met, and a client that has never called. */
  fresh(config: Partial<OpenAiConfig> = {}): this {
    this.#models = this.#open(config)
    this.#events = []
    this.#session = undefined
    this.facts = []
    this.turns = []
    return this
  }

  /** One turn after the other, as a worker does. */
  async say(text: string, parts: Partial<Message> = {}): Promise<Turn> {
    const turn = await this.built.conversation.respond(buildMessage({ text, ...parts }), this.#session)
    this.#session = turn.session
    this.#events.push(...turn.events)
    return turn
  }

  /** A tap on what was offered last. */
  async tap(label: string): Promise<Turn> {
    const choices = Object.values(this.#session?.people ?? {}).flatMap((person) => person.choices)
    const choice = choices.find((one) => one.label === label)
    if (!choice) throw new Error(`nothing called "${label}" was offered`)
    return this.say(label, { kind: 'picked', pick: choice.pick })
  }

  #open(config: Partial<OpenAiConfig>): Models {
    return openModels(
      { baseUrl: this.#server.url, apiKey: openAiKey, ...allModels, ...config },
      (fact) => this.facts.push(fact),
      { ...defaultLimits, firstWaitMs: 5, failuresToRest: 50 },
    )
  }
}

/** The statements that a call offers, by their ids, without headings. */
export function offeredIn(call: ReceivedCall): ReadonlyMap<string, string> {
  const content = call.json.messages?.[1]?.content ?? ''
  const [, list = ''] = /<statements>\n([\s\S]*)\n<\/statements>/.exec(content) ?? []
  return new Map(
    list.split('\n').flatMap((line) => {
      const [, id, text] = /^(S\d+) \(.*?\) (?=\S)(.*)$/.exec(line) ?? []
      return id === undefined || text === undefined ? [] : [[id, text] as const]
    }),
  )
}

export type Sentence = { readonly text: string; readonly statements: readonly string[]; readonly form?: string }

/** What a model says for an answer. */
export function answering(sentences: readonly Sentence[], answered: 'yes' | 'partly' | 'no' = 'yes'): string {
  return JSON.stringify({ answered, sentences: sentences.map((one) => ({ form: 'sentence', ...one })) })
}

/** A good model: the first statements that it is offered, as they are. */
export function wellAnswered(call: ReceivedCall, most = 3): string {
  return answering([...offeredIn(call)].slice(0, most).map(([id, text]) => ({ text, statements: [id] })))
}

export function isForAnswer(call: ReceivedCall): boolean {
  return call.body.includes('<statements>')
}
