import { z } from 'zod'
import { homeActionId } from './home.ts'
import { type Manner, type Place, readBlockId } from './place.ts'
import { actionIds } from './render-controls.ts'

const labelSchema = z.object({ text: z.string() })
const bodySchema = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ channel_id: z.string().optional() }).optional(),
  view: z.object({ private_metadata: z.string().optional() }).optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string(),
        value: z.string().optional(),
        text: labelSchema.optional(),
        selected_option: z.object({ value: z.string(), text: labelSchema }).nullish(),
      }),
    )
    .min(1),
})
const shareSchema = z.object({ text: z.string(), choice: z.string().optional() })

/** What a person said by using a button or a menu, and where. */
export type SpokenAction = {
  readonly id: string
  readonly userId: string
  readonly place: Place
  readonly threadTs: string | undefined
  readonly text: string
  readonly choice?: string
  readonly manner?: Manner
}

/** Undefined: nothing of ours, or from an older version. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function readAction(body: unknown, teamId: string): SpokenAction | undefined {
  const parsed = bodySchema.safeParse(body)
  const action = parsed.data?.actions[0]
  if (!parsed.success || !action) return undefined
  const { trigger_id: id, user, view } = parsed.data
  const name = action.action_id.split(':')[0]

  if (name === homeActionId) {
    if (!view?.private_metadata || !action.value) return undefined
    const place: Place = { kind: 'direct', teamId, slackChannelId: view.private_metadata }
    return { id, userId: user.id, place, threadTs: undefined, text: action.value, manner: 'unseen' }
  }

  const slackChannelId = parsed.data.channel?.id ?? parsed.data.container?.channel_id
  const where = slackChannelId && readBlockId(action.block_id, { teamId, slackChannelId, userId: user.id })
  if (!where) return undefined
  const said = { id, userId: user.id, ...where }
  if (name === actionIds.share) {
    const shared = shareSchema.safeParse(parseJson(action.value ?? ''))
    if (!shared.success) return undefined
    const { text, choice } = shared.data
    return { ...said, text, ...(choice === undefined ? {} : { choice }), manner: 'shared' }
  }
  const choice = action.selected_option?.value ?? action.value
  if (choice === undefined) return undefined
  return { ...said, choice, text: action.selected_option?.text.text ?? action.text?.text ?? '' }
}

/** What `readAction` needs to say the same once more for all to see. Undefined: too long for a button. */
export function toShareValue(said: { readonly text: string; readonly choice?: string }, maxLength: number) {
  const { text, choice } = said
  const value = JSON.stringify({ text, ...(choice === undefined ? {} : { choice }) })
  return value.length <= maxLength ? value : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
