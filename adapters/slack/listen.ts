import { App, type Receiver, type RespondFn } from '@slack/bolt'
import type { Message } from '../../src/domain/message.ts'
import type { Log } from '../../src/ports/log.ts'
import { renderHome, toSuggestedPrompts } from './home.ts'
import type { People } from './people.ts'
import { type Place, toConversationId } from './place.ts'
import { readAction } from './read-action.ts'
import { callsSomebody, mentions, readText } from './read-text.ts'
import { NotStored } from './receivers.ts'
import type { ResponseUrls } from './response-urls.ts'
import type { SlackCalls } from './slack-calls.ts'
import { toBoltLog } from './to-bolt-log.ts'
import { isDirect, isSpoken, type MessageEvent, messageEventSchema, toMessage, toSpokenMessage } from './to-message.ts'
import { slackRates } from './traits.ts'
import type { Words } from './words.ts'

/** Who we are in the workspace. */
export type Identity = { readonly userId: string; readonly botId: string; readonly teamId: string }

export type ListenParts = {
  readonly receiver: Receiver
  readonly botToken: string
  readonly identity: () => Identity
  readonly deliver: (message: Message) => Promise<unknown>
  /** Whether Prima has answered in this conversation. */
  readonly knows: (conversationId: string) => Promise<boolean>
  /** The person pressed stop in this thread. */
  readonly onStop: (slackChannelId: string, threadTs: string) => void
  readonly calls: SlackCalls
  readonly people: People
  readonly responseUrls: ResponseUrls
  readonly wordsFor: (person: { readonly locale?: string }) => Words
  readonly log: Log
  readonly now: () => number
}

/** `/prima` alone asks for help: the one word for it that both languages have. */
const bareCommand = '/menu'
const maxFollowed = 10_000

/**
 * Bolt, with a listener for each kind of thing that Slack tells us. A listener resolves when what it made is stored;
 * it throws `NotStored` when it could not be, and the receiver then does not acknowledge. Everything cosmetic (prompts,
 * the Home tab) goes its own way and delays nobody.
 */
export function listen(parts: ListenParts): App {
  const { calls, people, responseUrls, wordsFor, log, now } = parts
  /** Threads whose first message is stored but maybe not answered yet: `knows` does not know them before that. */
  const followed = new Set<string>()

  const app = new App({
    receiver: parts.receiver,
    // Asked for each event; with `token` Bolt would call auth.test by itself and fail where nobody can catch it.
    authorize: async () => {
      const { userId, botId } = parts.identity()
      return { botToken: parts.botToken, botUserId: userId, botId }
    },
    convoStore: false,
    logger: toBoltLog(log),
  })
  app.error(async (error) => {
    throw error
  })

  app.event('message', ({ event, context }) => onMessage(event, teamOf(context)))
  app.event('app_mention', ({ event, context }) => onMessage(event, teamOf(context)))
  app.event('app_home_opened', async ({ event, context }) => {
    const teamId = teamOf(context)
    const { user, channel, tab, event_ts } = event
    if (tab === 'home') return aside(publishHome(user, channel, teamId))
    if (tab !== 'messages') return
    aside(suggest(user, channel, undefined, teamId))
    await welcome({ userId: user, slackChannelId: channel, id: `welcome-${channel}-${day(event_ts)}`, teamId })
  })
  app.event('assistant_thread_started', async ({ event, context }) => {
    const { user_id: userId, channel_id: slackChannelId, thread_ts: threadTs } = event.assistant_thread
    const teamId = teamOf(context)
    aside(suggest(userId, slackChannelId, threadTs, teamId))
    await welcome({ userId, slackChannelId, threadTs, id: `welcome-${slackChannelId}-${threadTs}`, teamId })
  })
  app.event('agent_session_stopped', async ({ event }) => parts.onStop(event.channel, event.thread_ts))

  app.action(/./, async ({ body, ack, context, ...rest }) => {
    const action = readAction(body, teamOf(context))
    if (action) {
      const speaker = await people.find(action.userId, teamOf(context))
      const respond = 'respond' in rest ? rest.respond : undefined
      await deliver(toSpokenMessage(action, { place: action.place, speaker, receivedAtMs: now() }), respond)
    }
    await ack()
  })
  app.command(/./, async ({ command, ack, respond, context }) => {
    const teamId = teamOf(context)
    const place: Place = { kind: 'private', teamId, slackChannelId: command.channel_id, userId: command.user_id }
    const text = readText(command.text ?? '', parts.identity().userId) || bareCommand
    const speaker = await people.find(command.user_id, teamId)
    await deliver(toSpokenMessage({ id: command.trigger_id, text }, { place, speaker, receivedAtMs: now() }), respond)
    await ack()
  })
  return app

  async function onMessage(received: unknown, teamId: string): Promise<void> {
    const parsed = messageEventSchema.safeParse(received)
    if (!parsed.success || !isSpoken(parsed.data)) return
    const event = parsed.data
    const place = placeOf(event, teamId)
    if (!(await isForUs(event, place))) return
    const speaker = await people.find(event.user, teamId)
    await deliver(toMessage(event, { place, speaker, botUserId: parts.identity().userId, receivedAtMs: now() }))
    if (place.kind === 'thread') follow(toConversationId(place))
  }

  /** Direct messages are; in channels a mention, and what is said in a thread where Prima has been called. */
  async function isForUs(event: MessageEvent, place: Place): Promise<boolean> {
    if (place.kind === 'direct' || event.type === 'app_mention') return true
    if (mentions(event.text, parts.identity().userId)) return true
    if (event.thread_ts === undefined || callsSomebody(event.text)) return false
    const conversationId = toConversationId(place)
    return followed.has(conversationId) || (await orNotStored(parts.knows(conversationId)))
  }

  function follow(conversationId: string): void {
    if (followed.size >= maxFollowed) followed.clear()
    followed.add(conversationId)
  }

  async function deliver(message: Message, respond?: RespondFn): Promise<void> {
    responseUrls.keep(message.id, respond)
    await orNotStored(parts.deliver(message))
  }

  /** Greets who has not spoken with Prima yet, or not for long. */
  async function welcome(opened: {
    readonly userId: string
    readonly slackChannelId: string
    readonly threadTs?: string
    readonly id: string
    readonly teamId: string
  }): Promise<void> {
    const { userId, slackChannelId, threadTs, id, teamId } = opened
    const place: Place = { kind: 'direct', teamId, slackChannelId }
    if (await orNotStored(parts.knows(toConversationId(place)))) return
    const speaker = await people.find(userId, teamId)
    await deliver(toSpokenMessage({ id, text: '/start', threadTs }, { place, speaker, receivedAtMs: now() }))
  }

  async function publishHome(userId: string, slackChannelId: string, teamId: string): Promise<void> {
    const words = wordsFor(await people.find(userId, teamId))
    await calls.tryTo('views.publish', teamId, slackRates.tier4, (client) =>
      client.views.publish({ user_id: userId, view: renderHome(words, slackChannelId) }),
    )
  }

  async function suggest(userId: string, channel_id: string, threadTs: string | undefined, teamId: string) {
    const prompts = toSuggestedPrompts(wordsFor(await people.find(userId, teamId)))
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs }
    await calls.tryTo('assistant.threads.setSuggestedPrompts', teamId, slackRates.tier4, (client) =>
      client.assistant.threads.setSuggestedPrompts({ channel_id, ...thread, ...prompts }),
    )
  }

  function teamOf(context: { readonly teamId?: string }): string {
    return context.teamId ?? parts.identity().teamId
  }

  /** Not waited for. */
  function aside(work: Promise<unknown>): void {
    work.catch((error: unknown) => log.warn({ error: error instanceof Error ? error.name : '' }, 'left out in Slack'))
  }
}

function placeOf(event: MessageEvent, teamId: string): Place {
  const { channel: slackChannelId } = event
  if (isDirect(event)) return { kind: 'direct', teamId, slackChannelId }
  return { kind: 'thread', teamId, slackChannelId, threadTs: event.thread_ts ?? event.ts }
}

/** A tab is opened many times; its greeting is one message a day, also if the turn that stores it is yet to come. */
function day(ts: string): number {
  return Math.floor(Number.parseFloat(ts) / 86_400)
}

async function orNotStored<T>(stored: Promise<T>): Promise<T> {
  try {
    return await stored
  } catch (error) {
    throw new NotStored('the store did not take or tell it', { cause: error })
  }
}
