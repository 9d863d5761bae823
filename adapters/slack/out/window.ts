import type { ModalView } from '@slack/web-api'
import { z } from 'zod'
import type { Message } from '../../../src/domain/message.ts'
import type { Reply } from '../../../src/domain/reply.ts'
import { parseMarkdown } from '../../markdown/parse-markdown.ts'
import { readShareValue, type SpokenAction, toShareValue } from '../in/read-action.ts'
import { parseJson } from '../parse-json.ts'
import { readConversationId } from '../place.ts'
import { routeOf } from '../route.ts'
import { slackTraits } from '../traits.ts'
import { plainText } from './render-controls.ts'
import { toBlocks } from './rich-text.ts'

/** What a window says by itself. */
export type WindowWords = {
  readonly close: string
  readonly share: string
  /** Until the answer is there. */
  readonly waiting: string
  /** The answer does not fit. */
  readonly elsewhere: string
}

export const windowCallbackId = 'window'

/**
 * The window (Slack: modal) in which a message is answered. It is opened at once, because the right to open one ends
 * three seconds after the button was pressed, and filled when the answer is there, by whichever process has it: its
 * external id is the message's.
 */
export function renderWaiting(messageId: string, title: string, words: WindowWords): ModalView {
  return frame(messageId, title, words.waiting, words)
}

/** The answer is in the conversation instead. */
export function renderElsewhere(message: Message, words: WindowWords): ModalView {
  return frame(message.id, message.text, words.elsewhere, words)
}

/** The window with the answer. Undefined: the answer does not fit, or is more than text. */
export function renderWindow(reply: Reply, message: Message, words: WindowWords): ModalView | undefined {
  const { choices = [], answerId, image, file } = reply
  if (choices.length > 0 || answerId || image || file) return undefined
  const view = {
    ...frame(message.id, message.text, reply.text, words),
    ...toSharing(reply, message, words),
  }
  const fits = view.blocks.length <= slackTraits.maxViewBlocks && view.blocks.length > 0
  return fits && JSON.stringify(view).length <= slackTraits.maxViewLength ? view : undefined
}

function frame(messageId: string, title: string, markdown: string, words: WindowWords): ModalView {
  return {
    type: 'modal',
    callback_id: windowCallbackId,
    external_id: messageId,
    title: plainText(title, slackTraits.maxViewTitleLength),
    close: plainText(words.close, slackTraits.maxViewTitleLength),
    blocks: toBlocks(parseMarkdown(markdown), { tables: false, foot: false }),
  }
}

/** The button that says it once more for all to see; not where there is nobody else. */
function toSharing(reply: Reply, message: Message, words: WindowWords): Partial<ModalView> {
  const place = readConversationId(message.conversationId)
  if (!place || place.kind === 'direct' || (reply.citations?.length ?? 0) === 0) return {}
  const value = toShareValue(message, slackTraits.maxButtonValueLength)
  if (value === undefined) return {}
  const metadata: Metadata = {
    conversationId: message.conversationId,
    threadTs: routeOf(message).threadTs ?? '',
    value,
  }
  return {
    submit: plainText(words.share, slackTraits.maxViewTitleLength),
    private_metadata: JSON.stringify(metadata),
  }
}

const metadataSchema = z.object({ conversationId: z.string(), threadTs: z.string(), value: z.string() })
type Metadata = z.infer<typeof metadataSchema>

/** What the person wants shared; a window is shared once, however often Slack tells of it. Undefined: nothing of ours. */
export function readSharing(
  view: { readonly id: string; readonly private_metadata: string },
  userId: string,
): SpokenAction | undefined {
  const metadata = metadataSchema.safeParse(parseJson(view.private_metadata))
  if (!metadata.success) return undefined
  const { conversationId, threadTs, value } = metadata.data
  const place = readConversationId(conversationId)
  const said = readShareValue(value)
  if (!place || !said) return undefined
  return { id: `share-${view.id}`, userId, place, threadTs: threadTs || undefined, ...said, manner: 'shared' }
}
