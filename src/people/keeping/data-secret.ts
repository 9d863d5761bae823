import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { EventLog } from '../../ports/event-log.ts'

/** The secret of pseudonyms, where the operator set none. */
export const secretStream = 'data-secret'
const secretId = 'first'
const dataSchema = z.object({ secret: z.string().min(1) })

/**
 * The secrets that pseudonyms are and were made with, the present one first. `configured`: those of `DATA_SECRET`.
 * Without, one is made and kept in the store, the same for all processes; it stays known when one is configured later.
 */
export async function openDataSecrets(
  events: Pick<EventLog, 'append' | 'read'>,
  configured: readonly string[],
  nowMs: number,
): Promise<readonly string[]> {
  const kept = await readSecret(events)
  if (configured.length > 0) return [...configured, ...(kept ?? [])]
  if (kept) return kept
  const secret = randomBytes(32).toString('base64url')
  // Of several processes at once the first one's is kept.
  await events.append([{ id: secretId, stream: secretStream, kind: 'secret-made', atMs: nowMs, data: { secret } }])
  return (await readSecret(events)) ?? [secret]
}

async function readSecret(events: Pick<EventLog, 'read'>): Promise<readonly string[] | undefined> {
  const [event] = await events.read(secretStream, { first: 1 })
  const secret = dataSchema.safeParse(event?.data).data?.secret
  return secret === undefined ? undefined : [secret]
}
