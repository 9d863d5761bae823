import { type Message, personKey } from '../../domain/message.ts'

/** Ends what is worked out for a message when the same person has written another one: nobody waits for it any more. */
export type Interruptions = {
  watch(message: Message): { readonly signal: AbortSignal; end(): void }
  arrived(message: Message): void
  /** Whoever waits for the answer to a message wants no more of it. */
  stopped(message: Pick<Message, 'id' | 'conversationId' | 'person'>): void
}

/** Why a call was aborted: the person pressed stop. */
export class StoppedByPerson extends Error {
  override readonly name = 'StoppedByPerson'
}

/** Knows of the messages that this process took in; those that another one took are answered one after the other. */
export function createInterruptions(): Interruptions {
  const watched = new Map<string, { readonly id: string; readonly controller: AbortController }[]>()
  const keyOf = ({ conversationId, person }: Pick<Message, 'conversationId' | 'person'>) =>
    `${conversationId}\n${personKey(person)}`

  return {
    watch(message) {
      const key = keyOf(message)
      const one = { id: message.id, controller: new AbortController() }
      watched.set(key, [...(watched.get(key) ?? []), one])
      return {
        signal: one.controller.signal,
        end() {
          const others = (watched.get(key) ?? []).filter((other) => other !== one)
          if (others.length > 0) watched.set(key, others)
          else watched.delete(key)
        },
      }
    },
    arrived(message) {
      if (message.kind === 'due') return
      for (const { id, controller } of watched.get(keyOf(message)) ?? []) {
        if (id !== message.id) controller.abort()
      }
    },
    stopped(message) {
      for (const { id, controller } of watched.get(keyOf(message)) ?? []) {
        if (id === message.id) controller.abort(new StoppedByPerson())
      }
    },
  }
}
