import type { ActionsBlock, HomeView, KnownBlock } from '@slack/web-api'
import type { Overview } from '../../../src/conversation/overview.ts'
import { parseMarkdown } from '../../markdown/parse-markdown.ts'
import { button, plainText } from './render-controls.ts'
import { toBlocks } from './rich-text.ts'

/** What the Home tab and the agent's greeting say. */
export type HomeWords = {
  readonly about: string
  readonly homeYou: (name: string) => string
  readonly homeTeam: string
  readonly homeFirst: string
  readonly homeNext: string
  readonly nextQuestion: string
  readonly fillSheet: (title: string) => string
  readonly formTitle: string
  readonly examplesTitle: string
  readonly examples: readonly string[]
  readonly commands: readonly { readonly label: string; readonly said: string }[]
}

export type HomeParts = {
  /** Where what is asked here is answered: Slack does not say it again when something in the tab is used. */
  readonly directMessageId: string
  /** As Slack knows the person. */
  readonly name: string
  /** Whether the person and Prima have spoken before. */
  readonly hasSpoken: boolean
  /** Where the person's team stands, once anything of it is kept. */
  readonly overview?: Overview
}

/** The names of what can be used in the tab, as they come back. */
export const homeActionIds = { say: 'example', form: 'form', sheet: 'sheet' } as const

/** The Home tab: who I am, who Prima is, where my team stands, what to do next, and questions to begin with. */
export function renderHome(words: HomeWords, { directMessageId, name, hasSpoken, overview }: HomeParts): HomeView {
  const says = (label: string, said: string, index: string) => button(`${homeActionIds.say}:${index}`, label, said)
  return {
    type: 'home',
    private_metadata: directMessageId,
    blocks: [
      { type: 'header', text: plainText('Prima') },
      ...text(words.about),
      // A name is a person's own words: text, never markup.
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [asText(words.homeYou(name))] }] },
      { type: 'divider' },
      ...(overview
        ? [...text(overview.text), actions('team', teamButtons(words, overview, says))]
        : [...text(words.homeTeam), ...text(hasSpoken ? words.homeNext : words.homeFirst)]),
      actions('next', [
        { ...button(homeActionIds.form, words.formTitle, homeActionIds.form), style: 'primary' },
        // Whoever has not spoken yet finds questions to begin with just below.
        ...(hasSpoken ? [says(words.nextQuestion, words.nextQuestion, 'next')] : []),
      ]),
      { type: 'divider' },
      ...text(`**${words.examplesTitle}**`),
      actions(
        'examples',
        words.examples.map((question, index) => says(question, question, `${index}`)),
      ),
      { type: 'divider' },
      actions(
        'commands',
        words.commands.map(({ label, said }) => says(label, said, said)),
      ),
    ],
  }
}

/** What the team may do next: fill in the sheet of its step, or say something. */
function teamButtons(
  words: HomeWords,
  { says, sheet }: Overview,
  say: (label: string, said: string, index: string) => ReturnType<typeof button>,
) {
  return [
    ...(sheet ? [button(homeActionIds.sheet, words.fillSheet(sheet.title), homeActionIds.sheet)] : []),
    ...says.map(({ label, said }, index) => say(label, said, `team-${index}`)),
  ]
}

function text(markdown: string): KnownBlock[] {
  return toBlocks(parseMarkdown(markdown), { tables: false, foot: false })
}

function asText(said: string): { readonly type: 'text'; readonly text: string } {
  return { type: 'text', text: said }
}

function actions(block_id: string, elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', block_id, elements }
}
