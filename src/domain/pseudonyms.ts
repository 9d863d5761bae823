import { createHash, createHmac } from 'node:crypto'

/** What stands for a message and for whoever wrote it, where neither may be named: who has not the secret can tell neither. */
export type MessagePseudonyms = { readonly message: string; readonly person: string }

export type Pseudonyms = {
  /** `person`: a `personKey`. `message`: its channel and id. The same each time. */
  of(names: MessagePseudonyms): MessagePseudonyms
  /** A person's under every secret there is and was, the present one first: for finding what is theirs. */
  everOf(person: string): readonly string[]
  /** From now on the first of these secrets makes pseudonyms; the others are of before. At least one. */
  learn(secrets: readonly string[]): void
}

/** Pseudonyms by HMAC-SHA-256 (RFC 2104). `secrets`: the present one first. */
export function createPseudonyms(secrets: readonly [string, ...string[]]): Pseudonyms {
  let known: readonly string[] = secrets
  const make = (kind: string, name: string, secret: string) =>
    createHmac('sha256', secret).update(`${kind}\n${name}`).digest('base64url').slice(0, 22)
  return {
    of({ message, person }) {
      const [secret = ''] = known
      return { message: make('message', message, secret), person: make('person', person, secret) }
    },
    everOf: (person) => known.map((secret) => make('person', person, secret)),
    learn(others) {
      if (others.length === 0) throw new RangeError('no secret to make pseudonyms with')
      known = others
    },
  }
}

/**
 * The id of an event: of which message, the how-manieth of its turn, and a mark by which its author, and nobody without
 * the secret, can be told. No two events of one author have marks alike, so nobody can gather what is one person's.
 */
export function eventIdOf({ message, person }: MessagePseudonyms, index: number): string {
  const part = `${message}:${index}`
  return `${part}.${markOf(person, part)}`
}

/** Whether somebody is the author of an event with this id. `person`: their pseudonym, under any secret. */
export function isAuthor(person: string, eventId: string): boolean {
  const dot = eventId.lastIndexOf('.')
  return dot > 0 && eventId.slice(dot + 1) === markOf(person, eventId.slice(0, dot))
}

function markOf(person: string, part: string): string {
  return createHash('sha256').update(`${person}:${part}`).digest('base64url').slice(0, 12)
}
