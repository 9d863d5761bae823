import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { createModelMetrics, type ModelMetrics } from './model-metrics.ts'

/** What happened to a message, a turn or a reply. */
export type DeliveryObservation = {
  readonly kind: string
  readonly channel: string
  readonly durationMs?: number
  readonly sinceReceivedMs?: number
  /** What became of this message or reply. */
  readonly outcome?: string
  /** What a turn came to: answered, unanswered, rated, … */
  readonly outcomes?: readonly string[]
}

export type Metrics = ModelMetrics & {
  observeDelivery(fact: DeliveryObservation): void
  /** All figures in the Prometheus text format, and its media type. */
  expose(): Promise<{ readonly contentType: string; readonly body: string }>
}

/** From a cache hit to a slow model, in seconds. */
const secondsBuckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

export type MetricsParts = {
  /** How many conversations have work right now. */
  readonly waiting: () => Promise<number>
  /** The channels that are served here. */
  readonly channels: () => readonly { readonly name: string; connected(): boolean }[]
}

export function createMetrics({ waiting, channels }: MetricsParts): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const deliveries = new Counter({
    name: 'prima_deliveries_total',
    help: 'Messages, turns, replies and what became of them',
    labelNames: ['channel', 'kind', 'outcome'],
    registers,
  })
  const turnSeconds = new Histogram({
    name: 'prima_turn_seconds',
    help: 'Time to work out a turn',
    labelNames: ['channel'],
    buckets: secondsBuckets,
    registers,
  })
  const replySeconds = new Histogram({
    name: 'prima_reply_seconds',
    help: 'Time from the message received to the reply accepted by the channel',
    labelNames: ['channel'],
    buckets: secondsBuckets,
    registers,
  })
  const turnOutcomes = new Counter({
    name: 'prima_outcomes_total',
    help: 'What turns came to: answered, unanswered, rated',
    labelNames: ['channel', 'kind'],
    registers,
  })
  new Gauge({
    name: 'prima_conversations_waiting',
    help: 'Conversations with work, held or not',
    registers,
    async collect() {
      this.set(await waiting().catch(() => Number.NaN))
    },
  })
  new Gauge({
    name: 'prima_channel_connected',
    help: 'Whether the platform was reached and accepts us: 1 or 0',
    labelNames: ['channel'],
    registers,
    collect() {
      for (const channel of channels()) this.set({ channel: channel.name }, channel.connected() ? 1 : 0)
    },
  })

  const model = createModelMetrics(registers)

  return {
    ...model,
    observeDelivery({ kind, channel, durationMs, sinceReceivedMs, outcome = '', outcomes = [] }) {
      deliveries.inc({ channel, kind, outcome })
      if (kind === 'turn' && durationMs !== undefined) turnSeconds.observe({ channel }, durationMs / 1000)
      if (kind === 'sent' && sinceReceivedMs !== undefined) replySeconds.observe({ channel }, sinceReceivedMs / 1000)
      for (const turnOutcome of outcomes) turnOutcomes.inc({ channel, kind: turnOutcome })
    },
    async expose() {
      return { contentType: registry.contentType, body: await registry.metrics() }
    },
  }
}
