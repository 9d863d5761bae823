import { Counter, Histogram, type Registry } from 'prom-client'

/** What one call of a model came to, and what all calls of a turn did. */
export type ModelObservation = {
  readonly purpose: string
  readonly outcome: string
  readonly durationMs: number
  readonly use: { readonly inputTokens: number; readonly outputTokens: number; readonly cost?: number }
}
export type ModelTurnObservation = {
  readonly calls: number
  readonly inputTokens: number
  readonly outputTokens: number
  /** In US dollars, where prices are configured. */
  readonly cost?: number
}

export type ModelAnswerObservation = { readonly outcome: string; readonly cut: readonly string[] }

export type ModelMetrics = {
  observeModelAnswer(fact: ModelAnswerObservation): void
  observeModel(fact: ModelObservation): void
  observeModelTurn(use: ModelTurnObservation): void
}

/** From a small model nearby to the limit of a turn, in seconds. */
const secondsBuckets = [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30, 60]
const dollarBuckets = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1]
const tokenBuckets = [250, 500, 1000, 2000, 4000, 8000, 16_000]

/** Calls of models: how many, how long, what they used and cost; and the same for each turn that asked one. */
export function createModelMetrics(registers: Registry[]): ModelMetrics {
  const calls = new Counter({
    name: 'prima_model_calls_total',
    help: 'Calls of models, by what they were for and what they came to',
    labelNames: ['purpose', 'outcome'],
    registers,
  })
  const seconds = new Histogram({
    name: 'prima_model_seconds',
    help: 'Time of a call of a model, retries and waiting included',
    labelNames: ['purpose'],
    buckets: secondsBuckets,
    registers,
  })
  const tokens = new Counter({
    name: 'prima_model_tokens_total',
    help: 'Tokens that models read and wrote',
    labelNames: ['purpose', 'direction'],
    registers,
  })
  const cost = new Counter({
    name: 'prima_model_cost_dollars_total',
    help: 'What calls of models cost in US dollars, where prices are configured',
    labelNames: ['purpose'],
    registers,
  })
  const turnCalls = new Histogram({
    name: 'prima_model_turn_calls',
    help: 'Calls of models in one turn; 0 for turns that needed none',
    buckets: [0, 1, 2, 3, 4, 6],
    registers,
  })
  const turnTokens = new Histogram({
    name: 'prima_model_turn_tokens',
    help: 'Tokens of one turn that called a model',
    buckets: tokenBuckets,
    registers,
  })
  const turnCost = new Histogram({
    name: 'prima_model_turn_cost_dollars',
    help: 'What the models of one turn cost in US dollars, where prices are configured and one was called',
    buckets: dollarBuckets,
    registers,
  })
  const answers = new Counter({
    name: 'prima_model_answers_total',
    help: 'Answers put to a model: phrased, unfit (too little was supported), unanswered, or none',
    labelNames: ['outcome'],
    registers,
  })
  const cuts = new Counter({
    name: 'prima_model_sentences_cut_total',
    help: 'Sentences of a model that their statements do not support, by what was wrong',
    labelNames: ['flaw'],
    registers,
  })
  return {
    observeModelAnswer({ outcome, cut }) {
      answers.inc({ outcome })
      for (const flaw of cut) cuts.inc({ flaw })
    },
    observeModel({ purpose, outcome, durationMs, use }) {
      calls.inc({ purpose, outcome })
      seconds.observe({ purpose }, durationMs / 1000)
      tokens.inc({ purpose, direction: 'in' }, use.inputTokens)
      tokens.inc({ purpose, direction: 'out' }, use.outputTokens)
      if (use.cost !== undefined) cost.inc({ purpose }, use.cost)
    },
    observeModelTurn(use) {
      turnCalls.observe(use.calls)
      if (use.calls === 0) return
      turnTokens.observe(use.inputTokens + use.outputTokens)
      if (use.cost !== undefined) turnCost.observe(use.cost)
    },
  }
}
