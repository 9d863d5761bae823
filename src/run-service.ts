import { once } from 'node:events'
import { buildConversation } from './build-conversation.ts'
import type { Config } from './config.ts'
import { createInterruptions } from './conversation/model/interruptions.ts'
import { describeError } from './delivery/describe-error.ts'
import { languageIn } from './domain/session.ts'
import { createLog } from './infrastructure/telemetry/create-log.ts'
import { createMetrics, type Metrics } from './infrastructure/telemetry/metrics.ts'
import { openChannels } from './open-channels.ts'
import { modelParts, openModels } from './open-models.ts'
import { openStore } from './open-store.ts'
import { openDataSecrets } from './people/keeping/data-secret.ts'
import { systemClock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import type { StopSignals } from './process/listen-for-stop.ts'
import { Service, type ServiceSteps } from './service/service.ts'

/**
 * Prima as a service: all channels that have a token, until SIGTERM or SIGINT. Resolves when she has stopped.
 * @throws ConfigError, KnowledgeError or StoreError when she cannot start.
 */
export async function runService(config: Config, { asked, hurried }: StopSignals): Promise<void> {
  const log = createLog(config.logLevel ?? 'info')
  // Node would print the text of an error that nobody foresaw, and that may quote what a person wrote.
  process.on('uncaughtException', (error) => {
    log.fatal({ error: describeError(error) }, 'stopped by an error that nobody foresaw')
    process.exit(1)
  })
  const metrics: Metrics = createMetrics({ waiting: () => service.waiting(), channels: () => service.channels })
  const interruptions = createInterruptions()
  const service = new Service({
    port: config.port,
    host: config.host,
    storeName: config.redisUrl === undefined ? 'sqlite' : 'redis',
    log,
    clock: systemClock,
    expose: metrics.expose,
    observe: (fact) => metrics.observeDelivery(fact),
    arrived: (message) => interruptions.arrived(message),
  })
  try {
    const start = composeSteps(config, { service, log, metrics, interruptions }).then((steps) => service.start(steps))
    await Promise.race([start, aborted(asked)])
    await aborted(asked)
  } finally {
    await service.stop(hurried)
    // What is still open then, such as a connection that is just being made, must not keep the process.
    setTimeout(() => process.exit(), 500).unref()
  }
}

type Composing = {
  readonly service: Service
  readonly log: Log
  readonly metrics: Metrics
  readonly interruptions: ReturnType<typeof createInterruptions>
}

/** Builds what needs no store and no channel, and says how to open the rest. */
async function composeSteps(
  config: Config,
  { service, log, metrics, interruptions }: Composing,
): Promise<ServiceSteps> {
  const models = await openModels(config, { log, metrics })
  const { conversation, phrases, unread, pseudonyms, overviewOf, dueSources } = buildConversation(config, {
    clock: systemClock,
    events: service.store.events,
    snapshots: service.store.snapshots,
    store: service.store,
    health: () => service.health(),
    attachments: service.attachments,
    privateConversationOf: ({ channel, id }) =>
      service.channels.find(({ name }) => name === channel)?.privateConversation(id),
    ...modelParts(config, models, {
      interruptions,
      observe: metrics,
      stopping: service.stopping,
      draftFor: (message) => service.draftFor(message),
    }),
  })
  return {
    dueSources,
    openStore: () => openStore(config, log),
    prepare: async ({ events }) =>
      pseudonyms.learn(await openDataSecrets(events, config.dataSecrets, systemClock.now())),
    openChannels: (store, deliver) =>
      openChannels(config, {
        deliver,
        store,
        phrases,
        commands: conversation.commands,
        log,
        overviewOf,
        onStop: (message) => interruptions.stopped(message),
      }),
    answers: ({ sessions }) => ({
      respond: conversation.respond,
      apologise: async ({ conversationId }) => {
        const session = await sessions.load(conversationId)
        return { text: phrases.say(languageIn(session) ?? config.defaultLanguage, 'apology') }
      },
      unread,
    }),
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}
