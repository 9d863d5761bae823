import type { SlackCalls } from '../link/slack-calls.ts'
import { slackRates, slackTraits } from '../traits.ts'

export type PromptWords = { readonly examplesTitle: string; readonly examples: readonly string[] }
export type PromptPlace = {
  readonly teamId: string
  readonly slackChannelId: string
  /** Of the older assistant pane alone: an agent's tab has no thread yet. */
  readonly threadTs: string | undefined
}

/** Offers questions to begin with, where a person is about to write. Cosmetic: never throws. */
export async function suggestPrompts(calls: SlackCalls, words: PromptWords, place: PromptPlace): Promise<void> {
  const prompts = words.examples
    .slice(0, slackTraits.maxSuggestedPrompts)
    .map((question) => ({ title: question, message: question }))
  const { teamId, slackChannelId: channel_id, threadTs } = place
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs }
  await calls.tryTo('assistant.threads.setSuggestedPrompts', teamId, slackRates.tier4, (client) =>
    client.assistant.threads.setSuggestedPrompts({ channel_id, ...thread, title: words.examplesTitle, prompts }),
  )
}
