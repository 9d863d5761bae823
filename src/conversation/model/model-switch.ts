import { type Message, personKey } from '../../domain/message.ts'
import type { ReadableEvents } from '../../ports/event-log.ts'
import type { EventDraft } from '../skill.ts'

/**
 * Whether text of a conversation may go to a model: allowed until somebody forbids it. In a group or channel it holds for
 * all of it, elsewhere for the person, in whichever thread they write. It does not expire with the session.
 */
export type ModelSwitch = { isAllowed(message: Message): Promise<boolean> }

const kinds = { on: 'model-allowed', off: 'model-forbidden' } as const

export function createModelSwitch(events: ReadableEvents): ModelSwitch {
  return {
    async isAllowed(message) {
      const [last] = await events.read(streamOf(message), { last: 1 })
      return last?.kind !== kinds.off
    },
  }
}

/** That somebody allowed or forbade it. */
export function switched(message: Message, to: 'on' | 'off'): EventDraft {
  return { stream: streamOf(message), kind: kinds[to], data: {} }
}

/** What all its streams begin with. */
export const modelStreams = 'model:'

/** The stream of a person, or of a group or channel by its place. */
export function modelStreamOf(whose: string): string {
  return `${modelStreams}${whose}`
}

function streamOf({ conversationId, isShared, person, place }: Message): string {
  return modelStreamOf(isShared ? (place ?? conversationId) : personKey(person))
}
