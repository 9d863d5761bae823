import type { JsonValue } from '../domain/json.ts'
import { personKey } from '../domain/message.ts'
import { formerly, type Session } from '../domain/session.ts'
import { withoutNames } from '../domain/without-names.ts'
import type { Account, PersonalRecord } from '../ports/personal-records.ts'
import { readStoredMessage } from './stored-message.ts'
import { readStoredSession } from './stored-session.ts'

/** All that a store holds of one conversation, as it is stored. `ref`: how the driver finds it again. */
export type RawConversation<Ref> = {
  readonly conversationId: string
  readonly session: string | undefined
  readonly waiting: readonly { readonly ref: Ref; readonly messageId: string; readonly message: string }[]
  /** The message that unsent replies answer. */
  readonly handled: string | undefined
  readonly aside: readonly { readonly ref: Ref; readonly kind: string; readonly content: string }[]
}

/** What of it is one person's. */
export type FoundInConversation<Ref> = {
  readonly records: readonly PersonalRecord[]
  /** The session without them and their names, undefined where nobody is left in it. Not set: it stays as it is. */
  readonly session?: { readonly without: Session | undefined }
  readonly isRemembered: boolean
  readonly waiting: readonly Ref[]
  readonly ownsReplies: boolean
  readonly aside: readonly Ref[]
}

/** What a text must contain to be worth reading: the ids of the accounts and the names as they stand in JSON. */
export function needlesOf(accounts: readonly Account[], names: readonly string[] = []): readonly string[] {
  return [...accounts.map(({ id }) => id), ...names].map((text) => JSON.stringify(text).slice(1, -1))
}

/** Finds what is theirs in a conversation: by whose each message is, and by whom the session remembers. */
export function findPerson<Ref>(
  { conversationId, session, waiting, handled, aside }: RawConversation<Ref>,
  accounts: readonly Account[],
  names: readonly string[] = [],
): FoundInConversation<Ref> {
  const keys = new Set(accounts.map(personKey))
  const isTheirs = (stored: string) => keys.has(personKey(readStoredMessage(stored).person))
  const inSession = session === undefined ? undefined : findInSession(session, conversationId, keys)
  const own = waiting.filter(({ message }) => isTheirs(message))
  const others = session === undefined ? undefined : unnamed(inSession, session, conversationId, names)
  const tookPart = inSession !== undefined || keys.has(conversationId)
  // A reply or a damaged session names nobody; where they took part it is taken for theirs.
  const theirAside = aside.filter(({ kind, content }) =>
    kind === 'message' ? isTheirs(content) : tookPart || [...keys].some((key) => content.includes(key)),
  )
  const record = (kind: PersonalRecord['kind'], content: JsonValue): PersonalRecord => ({
    conversationId,
    kind,
    content,
  })
  return {
    records: [
      ...(inSession?.states ?? []).map((state) => record('remembered', state)),
      ...own.map(({ message }) => record('waiting', JSON.parse(message))),
      ...theirAside.map(({ content }) => record('set-aside', readJson(content))),
    ],
    ...(inSession || others ? { session: { without: others } } : {}),
    isRemembered: inSession !== undefined,
    waiting: own.map(({ ref }) => ref),
    ownsReplies: handled !== undefined && isTheirs(handled),
    aside: theirAside.map(({ ref }) => ref),
  }
}

/** What the others said, without the names. Undefined: nobody is left, or there was nothing to take out. */
function unnamed(
  found: { readonly without: Session | undefined } | undefined,
  stored: string,
  conversationId: string,
  names: readonly string[],
): Session | undefined {
  const before = found ? JSON.stringify(found.without ?? null) : stored
  const after = withoutNames(before, names)
  if (!found && after === before) return undefined
  const read = readStoredSession(after, conversationId)
  return read.kind === 'session' ? read.session : undefined
}

function findInSession(stored: string, conversationId: string, keys: ReadonlySet<string>) {
  const read = readStoredSession(stored, conversationId)
  if (read.kind === 'damaged') {
    const isTheirs = [...keys].some((key) => stored.includes(JSON.stringify(key)))
    return isTheirs ? { states: [readJson(stored)], without: undefined } : undefined
  }
  const isTheirs = (key: string) => keys.has(key) || (key === formerly && keys.has(conversationId))
  const people = Object.entries(read.session.people)
  const own = people.filter(([key]) => isTheirs(key))
  if (own.length === 0) return undefined
  const others = people.filter(([key]) => !isTheirs(key))
  return {
    // What a session holds came out of JSON.
    states: own.map(([, state]) => state as unknown as JsonValue),
    without: others.length === 0 ? undefined : { ...read.session, people: Object.fromEntries(others) },
  }
}

function readJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return text
  }
}
