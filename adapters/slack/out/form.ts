import type { ModalView } from '@slack/web-api'
import { z } from 'zod'
import { longestQuestion } from '../../../src/conversation/clean-message.ts'
import type { SpokenAction } from '../in/read-action.ts'
import { type Place, toConversationId } from '../place.ts'
import { slackTraits } from '../traits.ts'
import { readFilledIn, type SentView } from './read-filled-in.ts'
import { plainText } from './render-controls.ts'

/** What the form for a question says. */
export type FormWords = {
  readonly formTitle: string
  readonly formLabel: string
  readonly formHint: string
  /** Of a form whose answer comes as a direct message. */
  readonly formHintDirect: string
  readonly send: string
  readonly cancel: string
}

export const formCallbackId = 'form'
const inputId = 'question'

/** Where the answer goes and what to call the message, as the form carries it along. */
type FormPurpose = { readonly id: string; readonly place: Place; readonly text?: string }

/** A form for a question of several lines, maybe begun with the text of a message. */
export function renderForm({ id, place, text }: FormPurpose, words: FormWords): ModalView {
  const title = (label: string) => plainText(label, slackTraits.maxViewTitleLength)
  const begun = text?.slice(0, longestQuestion).toWellFormed()
  const metadata: Metadata = { id, conversationId: toConversationId(place) }
  return {
    type: 'modal',
    callback_id: formCallbackId,
    private_metadata: JSON.stringify(metadata),
    title: title(words.formTitle),
    submit: title(words.send),
    close: title(words.cancel),
    blocks: [
      {
        type: 'input',
        block_id: inputId,
        label: plainText(words.formLabel),
        hint: plainText(place.kind === 'direct' ? words.formHintDirect : words.formHint, 150),
        element: {
          type: 'plain_text_input',
          action_id: inputId,
          multiline: true,
          min_length: 1,
          max_length: longestQuestion,
          focus_on_load: true,
          ...(begun ? { initial_value: begun } : {}),
        },
      },
    ],
  }
}

const metadataSchema = z.object({ id: z.string(), conversationId: z.string() })
type Metadata = z.infer<typeof metadataSchema>
const valuesSchema = z.object({ [inputId]: z.object({ [inputId]: z.object({ value: z.string() }) }) })

/** What was written into the form; the same form sent twice is the same message. Undefined: nothing of ours. */
export function readForm(view: SentView, userId: string): SpokenAction | undefined {
  const sent = readFilledIn(view, { metadata: metadataSchema, values: valuesSchema })
  if (!sent) return undefined
  const { metadata, values, place } = sent
  const text = values[inputId][inputId].value
  return { id: metadata.id, userId, place, threadTs: undefined, text, manner: 'unseen' }
}
