import type { App } from '@slack/bolt'
import { z } from 'zod'
import type { ChoiceReference } from '../../../src/domain/choice.ts'
import { type Place, toConversationId } from '../place.ts'
import type { Identity } from './identity.ts'
import type { Intake } from './intake.ts'
import { callsSomebody, mentions } from './read-text.ts'
import { isDirect, isSpoken, type MessageEvent, messageEventSchema } from './to-message.ts'

const maxFollowed = 10_000
/** An edit within this time, in seconds, is a question put better; later ones are tidying up. */
const editableSeconds = 5 * 60
const hello: ChoiceReference = { skill: 'account', act: 'hello', value: '' }

/** https://docs.slack.dev/reference/events/message/message_changed */
const changedSchema = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_changed'),
  channel: z.string(),
  channel_type: z.string().optional(),
  message: z.looseObject({ text: z.string(), ts: z.string(), edited: z.object({ ts: z.string() }) }),
  previous_message: z.object({ text: z.string() }),
})

/** What people write, as far as it is meant for Prima, and that she was brought into a channel. */
export function listenToMessages(app: App, intake: Intake, identity: () => Identity): void {
  /** Threads whose first message is stored but maybe not answered yet: the store does not know them before that. */
  const followed = new Set<string>()

  app.event('message', ({ event, context }) => hear(event, context))
  app.event('app_mention', ({ event, context }) => hear(event, context))
  app.event('member_joined_channel', async ({ event, context }) => {
    const { user, inviter, channel: slackChannelId, event_ts: stamp } = event
    const { userId: me, name, teamId } = identity()
    if (user !== me) return
    const place: Place = { kind: 'channel', teamId: context.teamId ?? teamId, slackChannelId }
    const id = `hello-${slackChannelId}-${stamp}`
    await intake.say({ id, userId: inviter ?? me, place, threadTs: undefined, text: `@${name}`, pick: hello })
  })

  async function hear(received: unknown, { teamId = identity().teamId }: { readonly teamId?: string }): Promise<void> {
    const changed = changedSchema.safeParse(received)
    const said = changed.success ? readEdit(changed.data) : received
    const parsed = messageEventSchema.safeParse(said)
    if (!parsed.success || !isSpoken(parsed.data)) return
    const event = parsed.data
    const place = placeOf(event, teamId)
    const call = await callIn(event, place)
    if (call === 'none') return
    const previous = changed.data?.previous_message.text
    // Slack tells of a mention that an edit adds as of any other: by the name of the message itself.
    const isNew = previous !== undefined && place.kind !== 'direct' && call === 'called' && !mentions(previous, me())
    const edit = previous === undefined || isNew ? undefined : editOf(event)
    await intake.write(event, place, { isUncalled: call === 'followed', ...(edit ? { edit } : {}) })
    if (place.kind === 'thread') follow(toConversationId(place))
  }

  /** Direct messages and mentions call Prima; a thread where she was called she follows. */
  async function callIn(event: MessageEvent, place: Place): Promise<'called' | 'followed' | 'none'> {
    if (place.kind === 'direct' || event.type === 'app_mention' || mentions(event.text, me())) return 'called'
    if (event.thread_ts === undefined || callsSomebody(event.text)) return 'none'
    return followed.has(toConversationId(place)) || (await intake.knows(place)) ? 'followed' : 'none'
  }

  function me(): string {
    return identity().userId
  }

  function follow(conversationId: string): void {
    if (followed.size >= maxFollowed) followed.clear()
    followed.add(conversationId)
  }
}

/** The message as it reads now. Undefined: no word was changed, as when Slack adds the preview of a link. */
function readEdit({ channel, channel_type, message, previous_message: before }: z.infer<typeof changedSchema>) {
  if (message.text === before.text) return undefined
  return { ...message, type: 'message', channel, ...(channel_type ? { channel_type } : {}) }
}

function editOf({ ts, edited }: MessageEvent): 'soon' | 'late' {
  return Number(edited?.ts ?? ts) - Number(ts) <= editableSeconds ? 'soon' : 'late'
}

function placeOf(event: MessageEvent, teamId: string): Place {
  const { channel: slackChannelId } = event
  if (isDirect(event)) return { kind: 'direct', teamId, slackChannelId }
  return { kind: 'thread', teamId, slackChannelId, threadTs: event.thread_ts ?? event.ts }
}
