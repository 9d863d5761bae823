import type { App } from '@slack/bolt'
import type { ReadOverview } from '../../../src/conversation/overview.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Log } from '../../../src/ports/log.ts'
import type { SlackCalls } from '../link/slack-calls.ts'
import { renderHome } from '../out/home.ts'
import { suggestPrompts } from '../out/suggest-prompts.ts'
import { type Place, slackChannel, toWelcomeId } from '../place.ts'
import { slackRates } from '../traits.ts'
import type { SlackWords } from '../words.ts'
import type { Identity } from './identity.ts'
import type { Intake } from './intake.ts'
import type { Stop } from './stopped-threads.ts'
import { greeting } from './to-message.ts'

export type SurfaceParts = {
  readonly identity: () => Identity
  readonly calls: SlackCalls
  /** The person, whose words these are, pressed stop. */
  readonly onStop: (stop: Stop & { readonly teamId: string }, words: Promise<SlackWords>) => Promise<void>
  readonly overviewOf: ReadOverview
  readonly clock: Clock
  readonly log: Log
}

/**
 * What people open: the Home tab, the Messages tab of an agent, and the pane of the older assistants; and the stop
 * button. Everything cosmetic (prompts, the Home tab) goes its own way and delays nobody.
 */
export function listenToSurfaces(
  app: App,
  intake: Intake,
  { identity, calls, onStop, overviewOf, clock, log }: SurfaceParts,
): void {
  app.event('app_home_opened', async ({ event, context }) => {
    const teamId = context.teamId ?? identity().teamId
    const { user: userId, channel: slackChannelId, tab, event_ts } = event
    const place: Place = { kind: 'direct', teamId, slackChannelId }
    if (tab === 'home') return aside(publishHome(userId, place))
    if (tab !== 'messages') return
    await welcome(userId, place, { occasion: `${day(event_ts)}`, threadTs: undefined })
  })
  app.event('assistant_thread_started', async ({ event, context }) => {
    const { user_id: userId, channel_id: slackChannelId, thread_ts: threadTs } = event.assistant_thread
    const place: Place = { kind: 'direct', teamId: context.teamId ?? identity().teamId, slackChannelId }
    await welcome(userId, place, { occasion: threadTs, threadTs })
  })
  app.event('agent_session_stopped', async ({ event, context }) => {
    const { channel: slackChannelId, thread_ts: threadTs, event_ts: stamp, user } = event
    const teamId = context.teamId ?? identity().teamId
    aside(onStop({ teamId, slackChannelId, threadTs, stamp }, intake.words(user, teamId)))
  })

  /** Greets who has not spoken with Prima yet, or not for long; the sender offers questions with the greeting. */
  async function welcome(
    userId: string,
    place: Place,
    { occasion, threadTs }: { readonly occasion: string; readonly threadTs: string | undefined },
  ): Promise<void> {
    if (await intake.knows(place)) return aside(suggest(userId, place, threadTs))
    const id = toWelcomeId(place.slackChannelId, occasion)
    await intake.say({ id, userId, place, threadTs, text: '', pick: greeting })
  }

  async function publishHome(userId: string, place: Place): Promise<void> {
    const speaker = await intake.speaker(userId, place.teamId)
    const words = await intake.words(userId, place.teamId)
    const hasSpoken = await intake.knows(place)
    const overview = await overviewOf({
      person: { ...speaker, channel: slackChannel },
      language: words.language,
      nowMs: clock.now(),
    })
    const home = renderHome(words, {
      directMessageId: place.slackChannelId,
      name: speaker.name ?? '',
      hasSpoken,
      ...(overview ? { overview } : {}),
    })
    await calls.tryTo('views.publish', place.teamId, slackRates.tier4, (client) =>
      client.views.publish({ user_id: userId, view: home }),
    )
  }

  async function suggest(userId: string, place: Place, threadTs: string | undefined): Promise<void> {
    await suggestPrompts(calls, await intake.words(userId, place.teamId), { ...place, threadTs })
  }

  /** Not waited for. */
  function aside(work: Promise<unknown>): void {
    work.catch((error: unknown) => log.warn({ error: error instanceof Error ? error.name : '' }, 'left out in Slack'))
  }
}

/** A tab is opened many times; its greeting is one message a day, also if the turn that stores it is yet to come. */
function day(ts: string): number {
  return Math.floor(Number.parseFloat(ts) / 86_400)
}
