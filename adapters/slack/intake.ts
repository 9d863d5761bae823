import type { RespondFn } from '@slack/bolt'
import type { Message } from '../../src/domain/message.ts'
import type { People } from './people.ts'
import { type Place, toConversationId } from './place.ts'
import type { SpokenAction } from './read-action.ts'
import { NotStored } from './receivers.ts'
import type { ResponseUrls } from './response-urls.ts'
import { type MessageEvent, type Speaker, toMessage, toSpokenMessage } from './to-message.ts'
import { renderWaiting } from './window.ts'
import type { Windows } from './windows.ts'
import type { Words } from './words.ts'

/** Who we are in the workspace. */
export type Identity = { readonly userId: string; readonly botId: string; readonly teamId: string }

export type IntakeParts = {
  readonly identity: () => Identity
  readonly deliver: (message: Message) => Promise<unknown>
  /** Whether Prima has answered in this conversation. */
  readonly knows: (conversationId: string) => Promise<boolean>
  readonly people: People
  readonly responseUrls: ResponseUrls
  readonly windows: Windows
  readonly wordsFor: (person: { readonly locale?: string }) => Words
  readonly now: () => number
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
  async write(event: MessageEvent, place: Place): Promise<void> {
    const { people, identity, now } = this.#parts
    const speaker = await people.find(event.user, place.teamId)
    await this.#store(toMessage(event, { place, speaker, botUserId: identity().userId, receivedAtMs: now() }))
  }

  /**
   * What a person said otherwise than by writing. `triggerId`: gives the right to open a window for the answer;
   * `respond`: to answer where Prima is no member.
   */
  async say(said: SpokenAction, triggerId?: string, respond?: RespondFn): Promise<void> {
    const { userId, place } = said
    const { windows, now, responseUrls } = this.#parts
    const speaker = await this.speaker(userId, place.teamId)
    const message = toSpokenMessage(said, { place, speaker, receivedAtMs: now() })
    if (said.manner === 'window' && triggerId !== undefined) {
      const waiting = renderWaiting(message.id, said.text, this.#parts.wordsFor(speaker))
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

  async words(userId: string, teamId: string): Promise<Words> {
    return this.#parts.wordsFor(await this.speaker(userId, teamId))
  }

  async #store(message: Message): Promise<void> {
    await orNotStored(this.#parts.deliver(message))
  }
}

async function orNotStored<T>(stored: Promise<T>): Promise<T> {
  try {
    return await stored
  } catch (error) {
    throw new NotStored('the store did not take or tell it', { cause: error })
  }
}
