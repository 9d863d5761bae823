import type { HomeView } from '@slack/web-api'
import { parseMarkdown } from '../markdown/parse-markdown.ts'
import { toBlocks } from './rich-text.ts'
import { slackTraits } from './traits.ts'
import type { Words } from './words.ts'

export const homeActionId = 'example'

/**
 * The Home tab: who Prima is, what she can do, and questions to begin with. The direct message of the person goes with
 * it, because Slack does not say it again when something in the tab is used.
 */
export function renderHome(words: Words, directMessageId: string): HomeView {
  const text = (markdown: string) => toBlocks(parseMarkdown(markdown), { tables: false })
  return {
    type: 'home',
    private_metadata: directMessageId,
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: 'Prima' } },
      ...text(words.about),
      ...text(words.help),
      { type: 'divider' },
      ...text(`**${words.examplesTitle}**`),
      {
        type: 'actions',
        block_id: 'examples',
        elements: words.examples.map((question, index) => ({
          type: 'button',
          action_id: `${homeActionId}:${index}`,
          text: { type: 'plain_text', text: question.slice(0, slackTraits.maxLabelLength) },
          value: question,
        })),
      },
    ],
  }
}

export function toSuggestedPrompts(words: Words) {
  const prompts = words.examples.map((question) => ({ title: question, message: question }))
  return { title: words.examplesTitle, prompts: prompts.slice(0, slackTraits.maxSuggestedPrompts) }
}
