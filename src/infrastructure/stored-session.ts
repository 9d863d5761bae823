import { z } from 'zod'
import type { JsonValue } from '../domain/json.ts'
import { formerly, type Session, sessionVersion } from '../domain/session.ts'
import { choiceReferenceSchema, upgradeChoices } from './stored-choice.ts'

/** Lifts a stored session by one version. The key is the version it starts from. */
export type SessionMigrations = {
  readonly [fromVersion: number]: (session: Readonly<Record<string, JsonValue>>) => Record<string, JsonValue>
}

/** One entry for each step of `sessionVersion`; version 1 is the first there was. */
export const sessionMigrations: SessionMigrations = {
  1: ({ version, conversationId, choices, ...state }) => ({
    version: version ?? 1,
    conversationId: conversationId ?? '',
    people: { [formerly]: { asked: [], ...state, choices: upgradeChoices(choices), flows: [] } },
  }),
}

const json: z.ZodType<JsonValue> = z.unknown() as z.ZodType<JsonValue> // it came out of JSON.parse, so it is JSON

const personSchema = z.object({
  language: z.enum(['id', 'en']).optional(),
  memory: z.record(z.string(), json),
  choices: z.array(z.object({ pick: choiceReferenceSchema, label: z.string() })),
  turns: z.number().int().nonnegative(),
  asked: z.array(z.string()),
  lastSkill: z.string().optional(),
  topic: z.string().optional(),
  flows: z.array(z.object({ skill: z.string(), name: z.string(), version: z.number(), state: json })),
  recent: z
    .object({
      said: z.array(z.object({ id: z.string(), words: z.string() })),
      picked: z.object({ pick: z.string(), under: z.string(), atMs: z.number() }).optional(),
      album: z.string().optional(),
    })
    .optional(),
  threads: z
    .array(z.object({ thread: z.string(), lastSkill: z.string().optional(), topic: z.string().optional() }))
    .optional(),
})

const sessionSchema = z.object({
  version: z.literal(sessionVersion),
  conversationId: z.string(),
  people: z.record(z.string(), personSchema),
})

const versioned = z.looseObject({ version: z.number().int() })

export type ReadSession =
  | { readonly kind: 'session'; readonly session: Session }
  /** `reason` names fields and versions, never their content. */
  | { readonly kind: 'damaged'; readonly reason: string }

/**
 * Reads a session as a store kept it: migrated when it is of an older version, `damaged` when it is no JSON, lacks
 * something, belongs to another conversation or was written by a newer Prima.
 */
export function readStoredSession(
  stored: string,
  conversationId: string,
  migrations: SessionMigrations = sessionMigrations,
): ReadSession {
  let value: unknown
  try {
    value = JSON.parse(stored)
  } catch {
    return { kind: 'damaged', reason: 'not JSON' }
  }
  const found = versioned.safeParse(value)
  if (!found.success) return { kind: 'damaged', reason: 'has no version' }
  if (found.data.version > sessionVersion)
    return { kind: 'damaged', reason: `version ${found.data.version} is newer than ${sessionVersion}` }

  let session = found.data as Record<string, JsonValue>
  for (let version = found.data.version; version < sessionVersion; version++) {
    const migrate = migrations[version]
    if (!migrate) return { kind: 'damaged', reason: `no way from version ${version} to ${version + 1}` }
    try {
      session = { ...migrate(session), version: version + 1 }
    } catch (error) {
      return { kind: 'damaged', reason: `could not be lifted from version ${version}: ${errorName(error)}` }
    }
  }
  const read = sessionSchema.safeParse(session)
  if (!read.success) return { kind: 'damaged', reason: `wrong in: ${fieldsOf(read.error)}` }
  if (read.data.conversationId !== conversationId) return { kind: 'damaged', reason: 'is of another conversation' }
  // What was read and not zod's copy of it: the copy leaves out a key such as `__proto__`.
  return { kind: 'session', session: session as unknown as Session }
}

function fieldsOf(error: z.ZodError): string {
  return [...new Set(error.issues.map(({ path }) => String(path[0])))].join(', ')
}

function errorName(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown error'
}
