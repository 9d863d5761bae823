import { type App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../../../src/ports/log.ts'
import { clientOptions } from './slack-calls.ts'
import { toBoltLog } from './to-bolt-log.ts'

/** A message could not be stored: Slack must not be told that we have it, so that it sends it again. */
export class NotStored extends Error {
  override readonly name = 'NotStored'
}

export const httpPath = '/slack/events'
type ReceiverEvent = Parameters<App['processEvent']>[0]

/**
 * Socket Mode. Bolt acknowledges events before it hands them on; here the acknowledgement is kept back until they are
 * dealt with. Connecting again is left to us (`SocketLink`): Slack's own way ends the process when the network is
 * away, by a rejection that nobody can catch.
 */
export class SocketReceiver extends SocketModeReceiver {
  constructor(appToken: string, apiUrl: string | undefined, log: Log) {
    super({
      appToken,
      logger: toBoltLog(log),
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: clientOptions(apiUrl, log) },
      processEventErrorHandler: async ({ error }) => isDone(error, log),
    })
    // A frame that is not as Slack documents it would end the process in the same way.
    for (const read of this.client.listeners('ws_message')) {
      this.client.removeListener('ws_message', read)
      this.client.on('ws_message', async (...frame) => {
        try {
          await read(...frame)
        } catch {
          log.warn({}, 'left out something from Slack that could not be read')
        }
      })
    }
  }

  override init(app: App): void {
    // All that the receiver asks of an app is this method.
    super.init({ processEvent: (event) => acknowledgeLast(app, event) } as App)
  }
}

async function acknowledgeLast(app: App, event: ReceiverEvent): Promise<void> {
  let acknowledged: { readonly body: unknown } | undefined
  await app.processEvent({
    ...event,
    async ack(body: unknown) {
      acknowledged = { body }
    },
  })
  if (acknowledged) await event.ack(acknowledged.body)
}

/** HTTP, behind our own server. `processBeforeResponse` is Bolt's word for answering when all is done. */
export function createHttpReceiver(signingSecret: string, log: Log): HTTPReceiver {
  return new HTTPReceiver({
    signingSecret,
    endpoints: httpPath,
    logger: toBoltLog(log),
    processBeforeResponse: true,
    processEventErrorHandler: async ({ error, response }) => {
      const done = isDone(error, log)
      if (!response.headersSent) response.writeHead(done ? 200 : 503).end()
      return true
    },
    unhandledRequestHandler: ({ response }) => {
      if (!response.headersSent) response.writeHead(503).end()
    },
  })
}

/** What failed otherwise than by the store would fail again. */
function isDone(error: unknown, log: Log): boolean {
  if (hasNotStored(error)) {
    log.warn({}, 'a message from Slack could not be stored; Slack will send it again')
    return false
  }
  log.error({ error: error instanceof Error ? error.name : typeof error }, 'left out something from Slack that failed')
  return true
}

/** Bolt wraps what a listener throws. */
function hasNotStored(error: unknown): boolean {
  if (error instanceof NotStored) return true
  return error instanceof Error && 'original' in error && hasNotStored(error.original)
}
