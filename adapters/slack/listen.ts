import { App, type Receiver, type RespondFn } from '@slack/bolt'
import type { Message } from '../../src/domain/message.ts'
import type { Log } from '../../src/ports/log.ts'
import { parseMarkdown } from '../markdown/parse-markdown.ts'
import { formCallbackId, readForm, renderForm } from './form.ts'
import { renderHome, toSuggestedPrompts } from './home.ts'
import type { People } from './people.ts'
import { type Place, toConversationId, toMessageId } from './place.ts'
import { plainTextOf } from './plain-text.ts'
import { readAction, type SpokenAction } from './read-action.ts'
import { readSlashCommand } from './read-command.ts'
import { callsSomebody, escapeText, mentions, readText } from './read-text.ts'
import { NotStored } from './receivers.ts'
import type { ResponseUrls } from './response-urls.ts'
import { toBlocks } from './rich-text.ts'
import type { SlackCalls } from './slack-calls.ts'
import type { Stop } from './stopped-threads.ts'
import { toBoltLog } from './to-bolt-log.ts'
import { isDirect, isSpoken, type MessageEvent, messageEventSchema, toMessage, toSpokenMessage } from './to-message.ts'
import { slackRates } from './traits.ts'
import { readSharing, renderWaiting, windowCallbackId } from './window.ts'
import type { Windows } from './windows.ts'
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
  /** The person, whose words these are, pressed stop. */
  readonly onStop: (stop: Stop & { readonly teamId: string }, words: Promise<Words>) => Promise<void>
  readonly calls: SlackCalls
  readonly people: People
  readonly responseUrls: ResponseUrls
  readonly windows: Windows
  readonly wordsFor: (person: { readonly locale?: string }) => Words
  readonly log: Log
  readonly now: () => number
}

const maxFollowed = 10_000

/**
 * Bolt, with a listener for each kind of thing that Slack tells us. A listener resolves when what it made is stored;
 * it throws `NotStored` when it could not be, and the receiver then does not acknowledge. Everything cosmetic (prompts,
 * the Home tab) goes its own way and delays nobody.
 */
export function listen(parts: ListenParts): App {
  const { calls, people, responseUrls, windows, wordsFor, log, now } = parts
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
  app.event('agent_session_stopped', async ({ event, context }) => {
    const { channel: slackChannelId, thread_ts: threadTs, event_ts: stamp, user } = event
    const teamId = teamOf(context)
    aside(parts.onStop({ teamId, slackChannelId, threadTs, stamp }, wordsOf(user, teamId)))
  })

  app.action(/./, async ({ body, ack, context, ...rest }) => {
    const action = readAction(body, teamOf(context))
    const respond = 'respond' in rest ? rest.respond : undefined
    if (action?.kind === 'say') await say(action.said, action.said.id, respond)
    else if (action) await openForm({ ...action, triggerId: action.id })
    await ack()
  })
  app.command(/./, async ({ command, ack, respond, context }) => {
    const { trigger_id: id, user_id: userId, channel_id: slackChannelId } = command
    const place: Place = { kind: 'private', teamId: teamOf(context), slackChannelId, userId }
    const asked = readSlashCommand(readText(command.text ?? '', parts.identity().userId))
    if (asked.kind === 'say') {
      await say({ id, userId, place, threadTs: undefined, text: asked.text }, id, respond)
      return ack()
    }
    if (asked.kind === 'form' && (await openForm({ id, triggerId: id, userId, place }, respond))) return ack()
    await ack({ response_type: 'ephemeral', ...toPost((await wordsOf(userId, place.teamId)).usage) })
  })
  app.shortcut({ type: 'message_action' }, async ({ shortcut, ack, respond, context }) => {
    const { trigger_id: id, user, channel, message } = shortcut
    const place: Place = { kind: 'private', teamId: teamOf(context), slackChannelId: channel.id, userId: user.id }
    const text = readText(message.text ?? '', parts.identity().userId)
    await openForm({ id, triggerId: id, userId: user.id, place, text }, respond)
    await ack()
  })
  app.view(formCallbackId, async ({ body, view, ack }) => {
    const said = readForm(view, body.user.id)
    if (said) await say(said)
    await ack()
  })
  app.view(windowCallbackId, async ({ body, view, ack }) => {
    const said = readSharing(view, body.user.id)
    if (said) {
      responseUrls.handOn(view.external_id, toMessageId(said))
      await say(said)
    }
    await ack()
  })
  return app

  /** Stores what was said otherwise than by writing. `triggerId`: gives the right to open a window for the answer. */
  async function say(said: SpokenAction, triggerId?: string, respond?: RespondFn): Promise<void> {
    const { userId, place } = said
    const speaker = await people.find(userId, place.teamId)
    const message = toSpokenMessage(said, { place, speaker, receivedAtMs: now() })
    if (said.manner === 'window' && triggerId !== undefined) {
      await windows.open(triggerId, renderWaiting(message.id, said.text, wordsFor(speaker)), place.teamId)
    }
    await deliver(message, respond)
  }

  /** Whether it is open. The answer goes to the place, by `respond` where that still works. */
  async function openForm(
    form: { readonly id: string; triggerId: string; userId: string; place: Place; text?: string },
    respond?: RespondFn,
  ): Promise<boolean> {
    const { id, triggerId, userId, place } = form
    responseUrls.keep(toMessageId({ id, manner: 'unseen' }), respond)
    return windows.open(triggerId, renderForm(form, await wordsOf(userId, place.teamId)), place.teamId)
  }

  async function wordsOf(userId: string, teamId: string): Promise<Words> {
    return wordsFor(await people.find(userId, teamId))
  }

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
    const speaker = await people.find(userId, teamId)
    const hasSpoken = await parts.knows(toConversationId({ kind: 'direct', teamId, slackChannelId }))
    const home = { directMessageId: slackChannelId, name: speaker.name ?? '', hasSpoken }
    await calls.tryTo('views.publish', teamId, slackRates.tier4, (client) =>
      client.views.publish({ user_id: userId, view: renderHome(wordsFor(speaker), home) }),
    )
  }

  async function suggest(userId: string, channel_id: string, threadTs: string | undefined, teamId: string) {
    const prompts = toSuggestedPrompts(await wordsOf(userId, teamId))
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

function toPost(markdown: string) {
  const blocks = toBlocks(parseMarkdown(markdown), { tables: false })
  return { text: escapeText(plainTextOf(blocks)), blocks }
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
