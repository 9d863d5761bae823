import { z } from 'zod'
import type { Message } from '../../domain/message.ts'
import type { EventLog } from '../../ports/event-log.ts'
import type { Keeper, KeptItem, Subject } from '../../ports/keeper.ts'
import type { PersonalRecords } from '../../ports/personal-records.ts'
import { findSubject, type SubjectParts } from './find-subject.ts'

/** What one keeper keeps of a person. */
export type KeptBy = { readonly keeper: string; readonly items: readonly KeptItem[] }

export type Erased = {
  /** How many things of each keeper were erased or made anonymous. */
  readonly erased: readonly { readonly keeper: string; readonly count: number }[]
  /** How many were found when it was looked again afterwards. */
  readonly left: number
}

export type PersonalData = {
  /** Everything that is kept about whoever wrote this message. Throws `StoreError`. */
  exportOf(message: Message): Promise<readonly KeptBy[]>
  /**
   * Erases or makes anonymous everything about whoever wrote this message, and looks again. The session of this
   * conversation is left to the turn. May be asked again after it broke off. Throws `StoreError`.
   */
  erase(message: Message): Promise<Erased>
  /** Overwrites on the disk what was deleted; see `PersonalRecords.scrub`. */
  scrub(): ReturnType<PersonalRecords['scrub']>
}

export type PersonalDataParts = Omit<SubjectParts, 'events'> & {
  readonly events: EventLog
  readonly records: PersonalRecords
  /** In the order they are asked to erase; `people` comes last. */
  readonly keepers: () => readonly Keeper[]
}

export function createPersonalData(parts: PersonalDataParts): PersonalData {
  const { events, records } = parts
  const allKeepers = () => [conversationsKeeper(records), ...parts.keepers()]
  const subjectOf = ({ person: { channel, id, name } }: Message) => findSubject({ channel, id }, name, parts)

  return {
    async exportOf(message) {
      const subject = await subjectOf(message)
      const kept: KeptBy[] = []
      for (const keeper of allKeepers())
        kept.push({ keeper: keeper.name, items: await keeper.exportOf(subject, events) })
      return kept.map(({ keeper, items }) => ({
        keeper,
        items: items.filter((item) => !isAtHand(item, message)),
      }))
    },
    async erase(message) {
      const subject = await subjectOf(message)
      const atHand = { conversationId: message.conversationId, messageId: message.id }
      const erased: { keeper: string; count: number }[] = []
      for (const keeper of allKeepers())
        erased.push({ keeper: keeper.name, count: await keeper.erase(subject, events, atHand) })
      return { erased, left: await countLeft(subject, message) }
    },
    scrub: () => records.scrub(),
  }

  /** What is found of them still, but for the message that asks and the session that its turn stores anew. */
  async function countLeft(subject: Subject, { conversationId }: Message): Promise<number> {
    let left = (await records.exportOf(subject.accounts)).filter((one) => one.conversationId !== conversationId).length
    for (const keeper of parts.keepers()) left += (await keeper.exportOf(subject, events)).length
    return left
  }
}

/** The message that asks is no part of what was kept before. */
function isAtHand({ what, data }: KeptItem, { id, conversationId }: Message): boolean {
  const waiting = what === 'waiting' ? waitingSchema.safeParse(data).data : undefined
  return waiting?.content.id === id && waiting.conversationId === conversationId
}

const waitingSchema = z.object({ conversationId: z.string(), content: z.object({ id: z.string() }) })

function conversationsKeeper(records: PersonalRecords): Keeper {
  return {
    name: 'conversations',
    streams: [],
    async exportOf({ accounts }) {
      const found = await records.exportOf(accounts)
      return found.map(({ conversationId, kind, content }) => ({ what: kind, data: { conversationId, content } }))
    },
    async erase({ accounts, names }, _, atHand) {
      const { remembered, waiting, replies, setAside } = await records.erase(accounts, names, atHand)
      return remembered + waiting + replies + setAside
    },
  }
}
