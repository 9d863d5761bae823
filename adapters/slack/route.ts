import { z } from 'zod'
import type { Message } from '../../src/domain/message.ts'
import { type Manner, manners, readMessageId } from './place.ts'

/** The way back to a message. `ts`: its own time stamp, where a person wrote it; `threadTs`: the thread to answer in. */
export type Route = {
  readonly ts?: string | undefined
  readonly threadTs?: string | undefined
  readonly manner?: Manner | undefined
}

const schema = z.object({
  ts: z.string().optional(),
  threadTs: z.string().optional(),
  manner: z.enum(manners).optional(),
})

/** Of a message that an older version stored, what its id tells; of one that nobody wrote, nothing. */
export function routeOf({ route, id }: Message): Route {
  const known = schema.safeParse(route)
  if (known.success) return known.data
  const { threadTs, manner } = readMessageId(id)
  return { threadTs, manner }
}
