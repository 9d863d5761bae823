import { App, type Receiver } from '@slack/bolt'
import { toBoltLog } from '../link/to-bolt-log.ts'
import { Intake, type IntakeParts } from './intake.ts'
import { listenToMessages } from './listen-to-messages.ts'
import { listenToSurfaces, type SurfaceParts } from './listen-to-surfaces.ts'
import { listenToUses, type UseParts } from './listen-to-uses.ts'

export type ListenParts = IntakeParts &
  SurfaceParts &
  UseParts & { readonly receiver: Receiver; readonly botToken: string }

/**
 * Bolt, with a listener for each kind of thing that Slack tells us. A listener resolves when what it made is stored;
 * it throws `NotStored` when it could not be, and the receiver then does not acknowledge.
 */
export function listen(parts: ListenParts): void {
  const app = new App({
    receiver: parts.receiver,
    // Asked for each event; with `token` Bolt would call auth.test by itself and fail where nobody can catch it.
    authorize: async () => {
      const { userId, botId } = parts.identity()
      return { botToken: parts.botToken, botUserId: userId, botId }
    },
    convoStore: false,
    logger: toBoltLog(parts.log),
  })
  app.error(async (error) => {
    throw error
  })
  const intake = new Intake(parts)
  listenToMessages(app, intake, parts.identity)
  listenToSurfaces(app, intake, parts)
  listenToUses(app, intake, parts)
}
