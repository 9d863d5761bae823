import { decodeChoice } from '../domain/choice.ts'
import type { Message } from '../domain/message.ts'
import type { Reply } from '../domain/reply.ts'
import { upgradeChoices } from './stored-choice.ts'

/** As the first version stored a message: it had no kind, and its pick was a text. */
type FormerMessage = Omit<Message, 'kind' | 'pick'> & { readonly kind?: Message['kind']; readonly choice?: string }

/** A message as a store kept it with `JSON.stringify`, maybe before an upgrade. */
export function readStoredMessage(stored: string): Message {
  const { kind, choice, ...message } = JSON.parse(stored) as FormerMessage & Pick<Message, 'pick'>
  if (kind !== undefined) return { ...message, kind }
  const pick = choice === undefined ? undefined : decodeChoice(choice)
  return pick ? { ...message, kind: 'picked', pick } : { ...message, kind: 'said' }
}

/** A reply as a store kept it with `JSON.stringify`, maybe before an upgrade. */
export function readStoredReply(stored: string): Reply {
  const reply = JSON.parse(stored) as Reply & { readonly choices?: readonly object[] }
  const isFormer = reply.choices?.some((choice) => 'id' in choice) ?? false
  return isFormer ? { ...reply, choices: upgradeChoices(reply.choices) as unknown as Reply['choices'] & object } : reply
}
