import type { z } from 'zod'

/** What a call is for: the label of its metrics. */
export type ModelPurpose = 'answer' | 'understand' | 'coach' | 'embed' | 'transcribe'

/**
 * Why there is no value. `aborted`: the caller no longer wants it. `timeout`: not within its time. `limited`: the server
 * takes no more for now. `unavailable`: not reached, broken, or resting after too many failures. `misconfigured`: key,
 * model or request are not accepted. `refused`: the model will not. `malformed`: what it said has not the form asked for.
 */
export type ModelFailure = 'aborted' | 'timeout' | 'limited' | 'unavailable' | 'misconfigured' | 'refused' | 'malformed'

/** Tokens as the server counted them; 0 where it does not say. */
export type ModelUse = {
  readonly inputTokens: number
  readonly outputTokens: number
  /** In US dollars, where prices are configured. */
  readonly cost?: number
}

export type ModelOutcome<Value> =
  | { readonly kind: 'done'; readonly value: Value; readonly use: ModelUse }
  | { readonly kind: 'failed'; readonly failure: ModelFailure; readonly use: ModelUse }

/**
 * A piece of text for the model to work on: data, never instructions. What a `person` wrote is masked before it leaves,
 * and the data is put back into what the model makes of it.
 */
export type ModelMaterial = {
  /** Lower case letters, digits and `-`: how the instructions call it. */
  readonly label: string
  readonly text: string
  readonly from: 'person' | 'knowledge'
}

export type CallLimits = {
  /** Aborts the call, whatever it waits for. */
  readonly signal: AbortSignal
  /** How long the call may take at most, retries and waiting included, in milliseconds. */
  readonly timeLimitMs: number
}

export type ChatRequest<Value> = CallLimits & {
  readonly purpose: ModelPurpose
  /** What to do: our own words, nothing a person wrote. `prompt`: which wording it is, such as `answer@2`. */
  readonly instructions: { readonly text: string; readonly prompt: string }
  readonly material: readonly ModelMaterial[]
  /** The form of the value; every field required, so that every server can keep to it. */
  readonly schema: z.ZodType<Value>
  /**
   * Told of the value while it is being written, where the server streams: what has arrived so far, closed where it is
   * open, held against no schema. What was told last may yet be taken back by what comes.
   */
  readonly onPartial?: (partial: unknown) => void
}

/** A language model that answers in a given form. Never rejects. */
export interface ChatModel {
  ask<Value>(request: ChatRequest<Value>): Promise<ModelOutcome<Value>>
}

/** Texts as vectors of one length, so that near means alike. Never rejects. */
export interface EmbeddingModel {
  /** Tells vectors of different models apart: those of another name must not be compared with these. */
  readonly name: string
  embed(texts: readonly string[], limits: CallLimits): Promise<ModelOutcome<readonly Float32Array[]>>
}

export type Recording = { readonly content: Uint8Array; readonly name: string; readonly mediaType: string }

/** Speech as text. What is said in it cannot be masked before it is heard. Never rejects. */
export interface TranscriptionModel {
  transcribe(recording: Recording, limits: CallLimits): Promise<ModelOutcome<string>>
}

/** What an installation has of models; each part may be missing. */
export type Models = {
  /** Host of the server that text is sent to, for people who ask. */
  readonly server: string
  readonly chat?: ChatModel
  readonly embedding?: EmbeddingModel
  readonly transcription?: TranscriptionModel
}

/** What happened in one call, for metrics and logs. `status`: of the last answer over HTTP, where there was one. */
export type ModelFact = {
  readonly purpose: ModelPurpose
  readonly outcome: 'done' | ModelFailure
  readonly durationMs: number
  readonly attempts: number
  readonly status?: number
  readonly use: ModelUse
}
