import type { Attachments } from '../../ports/attachments.ts'
import type { Conversation } from '../conversation.ts'
import type { Phrases } from '../phrases.ts'
import { hearVoice, type voicePhraseKeys, withHeard, withUnheard } from './hear-voice.ts'
import type { TurnModels } from './turn-models.ts'

export type WithModelsParts = {
  readonly models: TurnModels
  readonly attachments: Attachments
  readonly phrases: Phrases<(typeof voicePhraseKeys)[number]>
}

const never = new AbortController().signal

/** The conversation with models for each of its turns; what was spoken is heard first, and answered as if it was written. */
export function withModels(
  conversation: Conversation,
  { models, attachments, phrases }: WithModelsParts,
): Conversation {
  return {
    ...conversation,
    async respond(message, stored, signal = never) {
      const { model, over } = models.begin(message, signal)
      let isSaid = false
      try {
        const heard = await hearVoice(message, model, attachments, signal)
        const spoken = heard?.kind === 'heard' ? heard.message : message
        const turn = await conversation.respond(spoken, stored, signal, model)
        isSaid = turn.replies.length > 0
        if (!heard) return turn
        return heard.kind === 'heard' ? withHeard(turn, heard.words, phrases) : withUnheard(turn, heard.reason, phrases)
      } finally {
        over(isSaid)
      }
    },
  }
}
