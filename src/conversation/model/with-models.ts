import type { Conversation } from '../conversation.ts'
import type { TurnModels } from './turn-models.ts'

const never = new AbortController().signal

/** The conversation with models for each of its turns. */
export function withModels(conversation: Conversation, models: TurnModels): Conversation {
  return {
    ...conversation,
    async respond(message, stored, signal = never) {
      const { model, over } = models.begin(message, signal)
      try {
        return await conversation.respond(message, stored, signal, model)
      } finally {
        over()
      }
    },
  }
}
