import type { RespondFn } from '@slack/bolt'
import type { About, Message, Written } from '../../../src/domain/message.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { NotStored } from '../link/receivers.ts'
import type { ResponseUrls } from '../out/response-urls.ts'
import { renderWaiting } from '../out/window.ts'
import type { Windows } from '../out/windows.ts'
import { type Place, toConversationId } from '../place.ts'
import type { SlackWords, WordsFor } from '../words.ts'
import type { Identity } from './identity.ts'
import type { People } from './people.ts'
import type { SpokenAction } from './read-action.ts'
import { mentions, namedIn, readText } from './read-text.ts'
import type { ThreadReader } from './thread-reader.ts'
import { type MessageEvent, type Speaker, toMessage, toSpokenMessage } from './to-message.ts'

export type IntakeParts = {
  readonly identity: () => Identity
  readonly deliver: (message: Message) => Promise<unknown>
  /** Whether Prima has answered in this conversation. */
  readonly knows: (conversationId: string) => Promise<boolean>
  readonly people: People
  readonly threads: ThreadReader
  readonly responseUrls: ResponseUrls
  readonly windows: Windows
  readonly wordsFor: WordsFor
  readonly clock: Clock
}

/**
 * The way from what Slack tells to a stored message. Every method resolves when it is stored and throws `NotStored`
 * when it could not be.
 */
export class Intake {
  readonly #parts: IntakeParts

  constructor(parts: IntakeParts) {
    this.#parts = parts
  }

  /** What a person wrote. */
  async write(
    event: MessageEvent,
    place: Place,
    how: { readonly isUncalled: boolean; readonly edit?: Written['edit'] },
  ): Promise<void> {
    const { people, identity, clock } = this.#parts
    const { userId: botUserId } = identity()
    const named = namedIn(event.text).filter((id) => id !== botUserId)
    const [speaker, names, about] = await Promise.all([
      people.find(event.user, place.teamId),
      people.names(named, place.teamId),
      how.isUncalled ? undefined : this.#aboutOf(event, place),
    ])
    await this.#store(toMessage(event, { ...how, place, speaker, names, about, botUserId, receivedAtMs: clock.now() }))
  }

  /**
   * What stands above a message in its thread: in a channel where somebody calls Prima under it, in direct messages where
   * this process has not seen the thread before.
   */
  async #aboutOf({ channel, ts, thread_ts: threadTs, text }: MessageEvent, place: Place): Promise<About | undefined> {
    const { threads, identity } = this.#parts
    if (threadTs === undefined || threadTs === ts) return undefined
    const me = identity()
    const isCall = place.kind === 'thread' && mentions(text, me.userId)
    if (!isCall && (place.kind !== 'direct' || threads.hasSeen(channel, threadTs))) return undefined
    const { teamId } = place
    const about = await threads.read({ teamId, slackChannelId: channel, threadTs, beforeTs: ts }, me)
    if (place.kind === 'direct') return withoutText(about)
    // What was answered there the conversation knows better, of each person.
    const answer = (await this.knows(place)) ? undefined : withoutText(about)
    if (about?.text === undefined) return answer
    const names = await this.#parts.people.names(namedIn(about.text), teamId)
    return { ...answer, text: readText(about.text, me.userId, names) }
  }

  /**
   * What a person said otherwise than by writing. `triggerId`: gives the right to open a window for the answer;
   * `respond`: to answer where Prima is no member.
   */
  async say(said: SpokenAction, triggerId?: string, respond?: RespondFn): Promise<void> {
    const { userId, place } = said
    const { windows, clock, responseUrls } = this.#parts
    const speaker = await this.speaker(userId, place.teamId)
    const message = toSpokenMessage(said, { place, speaker, receivedAtMs: clock.now() })
    if (said.manner === 'window' && triggerId !== undefined) {
      const waiting = renderWaiting(message.id, said.text, this.#parts.wordsFor(speaker, said.about?.language))
      await windows.open(triggerId, waiting, place.teamId)
    }
    responseUrls.keep(message.id, respond)
    await this.#store(message)
  }

  /** Whether Prima has answered there. */
  knows(place: Place): Promise<boolean> {
    return orNotStored(this.#parts.knows(toConversationId(place)))
  }

  speaker(userId: string, teamId: string): Promise<Speaker> {
    return this.#parts.people.find(userId, teamId)
  }

  async words(userId: string, teamId: string): Promise<SlackWords> {
    return this.#parts.wordsFor(await this.speaker(userId, teamId))
  }

  async #store(message: Message): Promise<void> {
    await orNotStored(this.#parts.deliver(message))
  }
}

/** In direct messages what stands above was said to Prima and answered. */
function withoutText({ text: _, ...about }: About = {}): About | undefined {
  return Object.keys(about).length > 0 ? about : undefined
}

async function orNotStored<T>(stored: Promise<T>): Promise<T> {
  try {
    return await stored
  } catch (error) {
    throw new NotStored('the store did not take or tell it', { cause: error })
  }
}
