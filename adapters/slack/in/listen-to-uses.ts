import type { App, RespondFn } from '@slack/bolt'
import type { CommandReader } from '../../../src/conversation/commands.ts'
import type { ReadOverview } from '../../../src/conversation/overview.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { parseMarkdown } from '../../markdown/parse-markdown.ts'
import { formCallbackId, readForm, renderForm } from '../out/form.ts'
import { plainTextOf } from '../out/plain-text.ts'
import type { ResponseUrls } from '../out/response-urls.ts'
import { toBlocks } from '../out/rich-text.ts'
import { readSharing, windowCallbackId } from '../out/window.ts'
import type { Windows } from '../out/windows.ts'
import { readWorksheet, renderWorksheet, worksheetCallbackId } from '../out/worksheet.ts'
import { type Place, slackChannel, toMessageId } from '../place.ts'
import type { DirectMessages } from './direct-messages.ts'
import type { Identity } from './identity.ts'
import type { Intake } from './intake.ts'
import { readAction, type SpokenAction } from './read-action.ts'
import { readSlashCommand } from './read-command.ts'
import { escapeText, readText } from './read-text.ts'

export type UseParts = {
  readonly identity: () => Identity
  readonly commands: CommandReader
  readonly responseUrls: ResponseUrls
  readonly windows: Windows
  readonly directMessages: DirectMessages
  readonly overviewOf: ReadOverview
  readonly clock: Clock
}

/** A form to be opened. `triggerId`: gives the right to; `place`: where the answer goes. */
type FormRequest = {
  readonly id: string
  readonly triggerId: string
  readonly userId: string
  readonly place: Place
  readonly text?: string
}

/** What people use: buttons, menus, `/prima`, shortcuts, and windows that they send off. */
export function listenToUses(app: App, intake: Intake, parts: UseParts): void {
  const { identity, commands, responseUrls, windows, directMessages, overviewOf, clock } = parts
  app.action(/./, async ({ body, ack, context, ...rest }) => {
    const action = readAction(body, context.teamId ?? identity().teamId)
    const respond = 'respond' in rest ? rest.respond : undefined
    if (action?.kind === 'say') await intake.say(action.said, action.triggerId, respond)
    else if (action?.kind === 'sheet') await openSheet(action)
    else if (action) await openForm(action)
    await ack()
  })
  app.command(/./, async ({ command, ack, respond, context }) => {
    const { trigger_id: id, user_id: userId, channel_id: slackChannelId } = command
    const place: Place = { kind: 'private', teamId: context.teamId ?? identity().teamId, slackChannelId, userId }
    const asked = readSlashCommand(readText(command.text ?? '', identity().userId), commands)
    if (asked.kind === 'say') {
      await intake.say({ id, userId, place, threadTs: undefined, text: asked.text }, id, respond)
      return ack()
    }
    if (asked.kind === 'form' && (await openForm({ id, triggerId: id, userId, place }, respond))) return ack()
    const { usage } = await intake.words(userId, place.teamId)
    await ack({ response_type: 'ephemeral', ...toPost(usage) })
  })
  app.shortcut({ type: 'message_action' }, async ({ shortcut, ack, respond, context }) => {
    const { trigger_id: id, user, channel, message } = shortcut
    const teamId = context.teamId ?? identity().teamId
    const place: Place = { kind: 'private', teamId, slackChannelId: channel.id, userId: user.id }
    const text = readText(message.text ?? '', identity().userId)
    await openForm({ id, triggerId: id, userId: user.id, place, text }, respond)
    await ack()
  })
  // From anywhere in Slack: there is no channel to answer in, so the answer comes as a direct message.
  app.shortcut({ type: 'shortcut' }, async ({ shortcut, ack, context }) => {
    const { trigger_id: id, user } = shortcut
    const teamId = context.teamId ?? identity().teamId
    const place: Place = { kind: 'direct', teamId, slackChannelId: user.id }
    await openForm({ id, triggerId: id, userId: user.id, place })
    await ack()
  })
  app.view(formCallbackId, async ({ body, view, ack }) => {
    const said = readForm(view, body.user.id)
    if (said) await intake.say({ ...said, place: await placeOf(said) })
    await ack()
  })
  app.view(worksheetCallbackId, async ({ body, view, ack }) => {
    const said = readWorksheet(view, body.user.id)
    if (said) await intake.say(said)
    await ack()
  })
  app.view(windowCallbackId, async ({ body, view, ack }) => {
    const said = readSharing(view, body.user.id)
    if (said) {
      responseUrls.handOn(view.external_id, toMessageId(said))
      await intake.say(said)
    }
    await ack()
  })

  /** A form that was opened by a person who was nowhere knows the person alone. */
  async function placeOf({ place, userId }: SpokenAction): Promise<Place> {
    const isNowhere = place.kind === 'direct' && place.slackChannelId === userId
    return isNowhere ? directMessages.with(userId, place.teamId) : place
  }

  /** The sheet as it is best filled in now, which may be another than when the tab was drawn. */
  async function openSheet({ id, triggerId, userId, place }: FormRequest): Promise<void> {
    const person = await intake.speaker(userId, place.teamId)
    const words = await intake.words(userId, place.teamId)
    const overview = await overviewOf({
      person: { ...person, channel: slackChannel },
      language: words.language,
      nowMs: clock.now(),
    })
    if (overview?.sheet)
      await windows.open(triggerId, renderWorksheet({ id, place }, overview.sheet, words), place.teamId)
  }

  /** Whether it is open. `respond` is kept for the answer, which may take its time. */
  async function openForm(form: FormRequest, respond?: RespondFn): Promise<boolean> {
    const { id, triggerId, userId, place } = form
    responseUrls.keep(toMessageId({ id, manner: 'unseen' }), respond)
    return windows.open(triggerId, renderForm(form, await intake.words(userId, place.teamId)), place.teamId)
  }
}

function toPost(markdown: string) {
  const blocks = toBlocks(parseMarkdown(markdown), { tables: false, foot: false })
  return { text: escapeText(plainTextOf(blocks)), blocks }
}
