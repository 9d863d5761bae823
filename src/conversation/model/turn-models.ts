import type { Message } from '../../domain/message.ts'
import type { Draft } from '../../ports/channel.ts'
import type { ChatRequest, ModelOutcome, Models, ModelUse, Recording } from '../../ports/model.ts'
import { type Interruptions, StoppedByPerson } from './interruptions.ts'

/** What a skill asks of the models of one turn. Undefined: no value, whatever the reason; the rules go on alone. */
export type TurnModel = {
  ask<Value>(request: Omit<ChatRequest<Value>, 'signal' | 'timeLimitMs'>): Promise<Value | undefined>
  embed(texts: readonly string[]): Promise<readonly Float32Array[] | undefined>
  hear(recording: Recording): Promise<string | undefined>
  /** Whether text and recordings of this conversation may go to a model. */
  isAllowed(): Promise<boolean>
  /** What there is at all, before anything is asked. */
  readonly has: { readonly chat: boolean; readonly embedding: boolean; readonly transcription: boolean }
  /** Where what is verified may be seen while the rest is being written. Undefined: nowhere. */
  readonly draft?: Draft
  /** Whether the person wants no more of it: what there is, is all. */
  isStopped(): boolean
  /** What the turn has come to so far. */
  used(): TurnUse
}

/** What the models of one turn came to. */
export type TurnUse = ModelUse & { readonly calls: number; readonly failed: number }

export type TurnModelsParts = {
  readonly models: Models
  /** For all calls of a turn together, in milliseconds. */
  readonly timeLimitMs: number
  /** Whether text of this conversation may go to a model. Asked before the first call of a turn. */
  readonly isAllowed: (message: Message) => Promise<boolean>
  readonly interruptions: Interruptions
  readonly observe: (use: TurnUse) => void
  /** A draft of the reply, on the channel of the message. Default: none. */
  readonly draftFor?: (message: Message) => Draft | undefined
}

export type TurnModels = {
  /** `over` ends what is still asked, and tells what it came to. `isSaid`: a turn came of it, whose reply takes the draft's place. */
  begin(message: Message, signal: AbortSignal): { readonly model: TurnModel; over(isSaid: boolean): void }
}

/** The models as a turn has them: within its time, while it is wanted, and only where the conversation allows it. */
export function createTurnModels({
  models,
  timeLimitMs,
  isAllowed,
  interruptions,
  observe,
  draftFor,
}: TurnModelsParts): TurnModels {
  return {
    begin(message, signal) {
      const ended = new AbortController()
      const whole = AbortSignal.any([signal, ended.signal])
      let use: TurnUse = { calls: 0, failed: 0, inputTokens: 0, outputTokens: 0 }
      let allowed: Promise<boolean> | undefined
      let startedAt: number | undefined
      let watched: ReturnType<Interruptions['watch']> | undefined
      const draft = isForOneAlone(message) ? draftFor?.(message) : undefined

      function mayAsk(): Promise<boolean> {
        allowed ??= isAllowed(message)
        return allowed
      }

      async function call<Value>(
        ask: ((limits: { signal: AbortSignal; timeLimitMs: number }) => Promise<ModelOutcome<Value>>) | undefined,
      ): Promise<Value | undefined> {
        if (!ask) return undefined
        startedAt ??= performance.now()
        if (!(await mayAsk())) return undefined
        watched ??= interruptions.watch(message)
        const wanted = AbortSignal.any([whole, watched.signal])
        const leftMs = timeLimitMs - (performance.now() - startedAt)
        if (leftMs <= 0 || wanted.aborted) return undefined
        const outcome = await ask({ signal: wanted, timeLimitMs: leftMs })
        use = withCall(use, outcome)
        return outcome.kind === 'done' ? outcome.value : undefined
      }

      const { chat, embedding, transcription } = models
      return {
        model: {
          has: {
            chat: chat !== undefined,
            embedding: embedding !== undefined,
            transcription: transcription !== undefined,
          },
          ask: (request) => call(chat && ((limits) => chat.ask({ ...request, ...limits }))),
          embed: (texts) => call(embedding && ((limits) => embedding.embed(texts, limits))),
          hear: (recording) => call(transcription && ((limits) => transcription.transcribe(recording, limits))),
          ...(draft ? { draft } : {}),
          isAllowed: mayAsk,
          isStopped: () => watched?.signal.reason instanceof StoppedByPerson,
          used: () => use,
        },
        over(isSaid) {
          if (!isSaid) draft?.discard()
          ended.abort()
          watched?.end()
          observe(use)
        },
      }
    },
  }
}

/** Elsewhere others would see what the rules of the place may yet keep from them. */
function isForOneAlone({ isShared, place, isUncalled, kind }: Message): boolean {
  return !isShared && place === undefined && !isUncalled && kind !== 'due'
}

function withCall(turn: TurnUse, { kind, use }: ModelOutcome<unknown>): TurnUse {
  const isPriced = turn.cost !== undefined || use.cost !== undefined
  return {
    calls: turn.calls + 1,
    failed: turn.failed + (kind === 'done' ? 0 : 1),
    inputTokens: turn.inputTokens + use.inputTokens,
    outputTokens: turn.outputTokens + use.outputTokens,
    ...(isPriced ? { cost: (turn.cost ?? 0) + (use.cost ?? 0) } : {}),
  }
}
