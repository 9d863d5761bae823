import type { App } from '@slack/bolt'
import type { Identity, Intake } from './intake.ts'
import { type Place, toConversationId } from './place.ts'
import { callsSomebody, mentions } from './read-text.ts'
import { isDirect, isSpoken, type MessageEvent, messageEventSchema } from './to-message.ts'

const maxFollowed = 10_000

/** What people write, as far as it is meant for Prima. */
export function listenToMessages(app: App, intake: Intake, identity: () => Identity): void {
  /** Threads whose first message is stored but maybe not answered yet: the store does not know them before that. */
  const followed = new Set<string>()

  app.event('message', ({ event, context }) => hear(event, context))
  app.event('app_mention', ({ event, context }) => hear(event, context))

  async function hear(received: unknown, { teamId = identity().teamId }: { readonly teamId?: string }): Promise<void> {
    const parsed = messageEventSchema.safeParse(received)
    if (!parsed.success || !isSpoken(parsed.data)) return
    const place = placeOf(parsed.data, teamId)
    if (!(await isForUs(parsed.data, place))) return
    await intake.write(parsed.data, place)
    if (place.kind === 'thread') follow(toConversationId(place))
  }

  /** Direct messages are; in channels a mention, and what is said in a thread where Prima has been called. */
  async function isForUs(event: MessageEvent, place: Place): Promise<boolean> {
    if (place.kind === 'direct' || event.type === 'app_mention') return true
    if (mentions(event.text, identity().userId)) return true
    if (event.thread_ts === undefined || callsSomebody(event.text)) return false
    return followed.has(toConversationId(place)) || (await intake.knows(place))
  }

  function follow(conversationId: string): void {
    if (followed.size >= maxFollowed) followed.clear()
    followed.add(conversationId)
  }
}

function placeOf(event: MessageEvent, teamId: string): Place {
  const { channel: slackChannelId } = event
  if (isDirect(event)) return { kind: 'direct', teamId, slackChannelId }
  return { kind: 'thread', teamId, slackChannelId, threadTs: event.thread_ts ?? event.ts }
}
