import type { ModalView } from '@slack/web-api'
import { z } from 'zod'
import type { Worksheet } from '../../../src/conversation/overview.ts'
import type { SpokenAction } from '../in/read-action.ts'
import { type Place, toConversationId } from '../place.ts'
import { slackTraits } from '../traits.ts'
import type { FormWords } from './form.ts'
import { readFilledIn, type SentView } from './read-filled-in.ts'
import { plainText } from './render-controls.ts'

export const worksheetCallbackId = 'worksheet'
/** All of a sheet together is one message. */
const longestField = 700
const mostFields = 10

const metadataSchema = z.object({
  id: z.string(),
  conversationId: z.string(),
  lead: z.string(),
  labels: z.array(z.string()),
})
/** By the field’s number, which is the name of the block and of the input in it. */
const valuesSchema = z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() })))

/** A step's sheet to be filled in: a field for each of its own, none of which must be. */
export function renderWorksheet(
  { id, place }: { readonly id: string; readonly place: Place },
  { title, lead, fields }: Worksheet,
  words: FormWords,
): ModalView {
  const shown = fields.slice(0, mostFields)
  const metadata: z.infer<typeof metadataSchema> = {
    id,
    conversationId: toConversationId(place),
    lead,
    labels: shown.map(({ label }) => label),
  }
  const short = (text: string) => plainText(text, slackTraits.maxViewTitleLength)
  return {
    type: 'modal',
    callback_id: worksheetCallbackId,
    private_metadata: JSON.stringify(metadata),
    title: short(title),
    submit: short(words.send),
    close: short(words.cancel),
    blocks: shown.map(({ label }, index) => ({
      type: 'input',
      block_id: `${index}`,
      optional: true,
      label: plainText(label),
      element: { type: 'plain_text_input', action_id: `${index}`, multiline: true, max_length: longestField },
    })),
  }
}

/** What was filled in, as the message that says the same; undefined: nothing was, or it is none of ours. */
export function readWorksheet(view: SentView, userId: string): SpokenAction | undefined {
  const sent = readFilledIn(view, { metadata: metadataSchema, values: valuesSchema })
  if (!sent) return undefined
  const { values, place } = sent
  const { id, lead, labels } = sent.metadata
  const lines = labels.flatMap((label, index) => {
    const value = values[`${index}`]?.[`${index}`]?.value?.trim()
    return value ? [`${label}: ${value}`] : []
  })
  if (lines.length === 0) return undefined
  return { id, userId, place, threadTs: undefined, text: [lead, ...lines].join('\n'), manner: 'unseen' }
}
