import { z } from 'zod'
import { type ChoiceReference, decodeChoice, encodeChoice } from '../../../src/domain/choice.ts'
import type { About } from '../../../src/domain/message.ts'
import { homeActionIds } from '../out/home.ts'
import { actionIds } from '../out/render-controls.ts'
import { parseJson } from '../parse-json.ts'
import { type Manner, type Place, readBlockId } from '../place.ts'

const labelSchema = z.object({ text: z.string() })
const bodySchema = z.object({
  trigger_id: z.string(),
  user: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }).optional(),
  container: z.object({ channel_id: z.string().optional(), message_ts: z.string().optional() }).optional(),
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

/** What a person said by using a button, a menu or a window, and where. */
export type SpokenAction = {
  readonly id: string
  readonly userId: string
  readonly place: Place
  readonly threadTs: string | undefined
  readonly text: string
  readonly pick?: ChoiceReference
  readonly manner?: Manner
  readonly about?: About
}

/** `triggerId`: gives the right to open a window. `form`: the person wants to write a question; the answer goes to `place`. */
export type Action =
  | { readonly kind: 'say'; readonly said: SpokenAction; readonly triggerId: string }
  | {
      /** `sheet`: the person wants to fill in the sheet of the team's step. */
      readonly kind: 'form' | 'sheet'
      readonly id: string
      readonly triggerId: string
      readonly userId: string
      readonly place: Place
    }

/** Undefined: nothing of ours, or from an older version. https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export function readAction(body: unknown, teamId: string): Action | undefined {
  const parsed = bodySchema.safeParse(body)
  const used = parsed.data?.actions[0]
  if (!parsed.success || !used) return undefined
  const { trigger_id: id, user, view } = parsed.data
  const name = used.action_id.split(':')[0]

  if (name === homeActionIds.say || name === homeActionIds.form || name === homeActionIds.sheet) {
    if (!view?.private_metadata) return undefined
    const place: Place = { kind: 'direct', teamId, slackChannelId: view.private_metadata }
    if (name !== homeActionIds.say) return { kind: name, id, triggerId: id, userId: user.id, place }
    if (!used.value) return undefined
    return {
      kind: 'say',
      triggerId: id,
      said: { id, userId: user.id, place, threadTs: undefined, text: used.value, manner: 'unseen' },
    }
  }

  const slackChannelId = parsed.data.channel?.id ?? parsed.data.container?.channel_id
  const where = slackChannelId && readBlockId(used.block_id, { teamId, slackChannelId, userId: user.id })
  if (!where) return undefined
  const { place, threadTs, language } = where
  const stamp = parsed.data.container?.message_ts
  const about = {
    ...(language ? { language } : {}),
    ...(stamp === undefined ? {} : { under: `${slackChannelId}-${stamp}` }),
  }
  const said = { id, userId: user.id, place, threadTs, about }
  if (name === actionIds.share) {
    const shared = readShareValue(used.value ?? '')
    // What was shared is there for all; pressing the button again shares nothing new.
    const once = stamp === undefined ? id : `share-${slackChannelId}-${stamp}-${user.id}`
    return shared && { kind: 'say', triggerId: id, said: { ...said, id: once, ...shared, manner: 'shared' } }
  }
  const choice = used.selected_option?.value ?? used.value
  const pick = choice === undefined ? undefined : decodeChoice(choice)
  if (!pick) return undefined
  const text = used.selected_option?.text.text ?? used.text?.text ?? ''
  const manner = name === actionIds.aside ? { manner: 'window' as const } : {}
  return { kind: 'say', triggerId: id, said: { ...said, pick, text, ...manner } }
}

/** What `readShareValue` needs to say the same once more for all to see. Undefined: too long for a button. */
export function toShareValue(said: { readonly text: string; readonly pick?: ChoiceReference }, maxLength: number) {
  const { text, pick } = said
  const value = JSON.stringify({ text, ...(pick ? { choice: encodeChoice(pick) } : {}) })
  return value.length <= maxLength ? value : undefined
}

/** Undefined: not made by `toShareValue`. */
export function readShareValue(value: string): { readonly text: string; readonly pick?: ChoiceReference } | undefined {
  const shared = shareSchema.safeParse(parseJson(value))
  if (!shared.success) return undefined
  const { text, choice } = shared.data
  const pick = choice === undefined ? undefined : decodeChoice(choice)
  return { text, ...(pick ? { pick } : {}) }
}
