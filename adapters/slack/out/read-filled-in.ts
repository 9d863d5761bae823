import type { z } from 'zod'
import { parseJson } from '../parse-json.ts'
import { type Place, readConversationId } from '../place.ts'

/** A window that was sent: what it carried along, and what was filled in. */
export type SentView = { readonly private_metadata: string; readonly state: { readonly values: unknown } }

/** What a window of ours carried along, where its answer goes, and its fields. Undefined: it is none of ours. */
export function readFilledIn<Metadata extends { readonly conversationId: string }, Values>(
  view: SentView,
  schemas: { readonly metadata: z.ZodType<Metadata>; readonly values: z.ZodType<Values> },
): { readonly metadata: Metadata; readonly values: Values; readonly place: Place } | undefined {
  const metadata = schemas.metadata.safeParse(parseJson(view.private_metadata))
  const values = schemas.values.safeParse(view.state.values)
  const place = metadata.success ? readConversationId(metadata.data.conversationId) : undefined
  return metadata.success && values.success && place
    ? { metadata: metadata.data, values: values.data, place }
    : undefined
}
