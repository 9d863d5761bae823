import { z } from 'zod'

const known = z.union([
  z.looseObject({ event: z.looseObject({ type: z.string() }) }),
  z.looseObject({ command: z.string() }),
  z.looseObject({ type: z.literal('block_actions'), actions: z.array(z.looseObject({})).min(1) }),
  z.looseObject({ ssl_check: z.string() }),
  z.looseObject({ type: z.literal('url_verification') }),
  z.looseObject({
    type: z.enum(['message_action', 'shortcut', 'view_submission', 'view_closed', 'block_suggestion']),
  }),
])

/** Whether it looks like any of the things that Slack sends us. */
export function isSlackBody(body: unknown): boolean {
  return known.safeParse(body).success
}
