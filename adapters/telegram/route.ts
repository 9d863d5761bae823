import { z } from 'zod'
import type { Message } from '../../src/domain/message.ts'
import { repliedTo } from './address.ts'

/** The way back to what was said, beyond its chat. `messageId`: within the chat; `tap`: the query of a tapped button. */
export type Route = { readonly messageId?: number | undefined; readonly tap?: string | undefined }

const schema = z.object({ messageId: z.number().optional(), tap: z.string().optional() })

/** Of a message that an older version stored, what its id tells; of one that nobody wrote, nothing. */
export function routeOf({ route, id }: Message): Route {
  const known = schema.safeParse(route)
  return known.success ? known.data : { messageId: repliedTo(id) }
}
