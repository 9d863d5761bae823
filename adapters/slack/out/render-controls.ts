import type { ActionsBlock, Button, KnownBlock, PlainTextElement, PlainTextOption, StaticSelect } from '@slack/web-api'
import { encodeChoice, ratingOf } from '../../../src/domain/choice.ts'
import type { Choice, Reply } from '../../../src/domain/reply.ts'
import { shortLabel } from '../../../src/domain/short-label.ts'
import { type Place, toBlockId } from '../place.ts'
import { slackTraits } from '../traits.ts'

/**
 * How much of Block Kit to use. `plain`: text alone; `classic`: nothing newer than sections and buttons, for where
 * tables or feedback buttons are refused; `full`: all.
 */
export type Finery = 'full' | 'classic' | 'plain'

export type ControlParts = {
  /** Where the reply goes: what is used there belongs to the same conversation. */
  readonly place: Place
  readonly threadTs: string | undefined
  readonly words: ControlWords
  /** What asks for the same reply again, for all to see. Undefined: there is nothing to share. */
  readonly share: string | undefined
}

/** What the adapter says by itself, in the person's language. */
export type ControlWords = {
  readonly helpful: string
  readonly notHelpful: string
  readonly choose: string
  /** Above what may be asked next. */
  readonly further: string
  readonly share: string
}

/** The names of what can be used, as they come back. */
export const actionIds = { choice: 'choice', aside: 'aside', menu: 'menu', rate: 'rate', share: 'share' } as const

/** Choices as buttons or, if many, a menu; a rating; a button to share. */
export function toControls(reply: Reply, parts: ControlParts, finery: Finery): KnownBlock[] {
  const { choices = [], answerId, language } = reply
  const { place, threadTs } = parts
  const blockId = (index: number) => toBlockId({ place, threadTs, ...(language ? { language } : {}) }, index)
  const share = parts.share === undefined ? [] : [button(actionIds.share, parts.words.share, parts.share)]
  const isMany = choices.length > slackTraits.maxButtons
  const further = isMany || answerId === undefined ? [] : furtherOf(choices, parts)
  const buttons = isMany ? [] : choices.flatMap((choice, at) => (further.includes(choice) ? [] : toButton(choice, at)))
  const menus = isMany ? toMenus(choices, parts.words.choose) : []

  const isClassic = finery === 'classic'
  const rating = answerId === undefined || !isClassic ? [] : toRatingButtons(answerId, parts.words)
  // A menu may be large, so that each has a block of its own, which may go into another message.
  const row = [...buttons, ...toMenus(further, parts.words.further), ...share, ...rating]
  const rows = [...menus.map((menu) => [menu]), row].filter((elements) => elements.length > 0)
  const actions = rows.map((elements, index): ActionsBlock => ({ type: 'actions', block_id: blockId(index), elements }))
  if (answerId === undefined || isClassic) return actions
  return [...actions, toRating(answerId, parts.words, blockId(actions.length))]
}

/**
 * Below an answer its buttons stand in one row of a phone, so that it is seen with them: what it leads to goes into one
 * menu, the last first, as far as the row needs it.
 */
function furtherOf(choices: readonly Choice[], { words, share }: ControlParts): readonly Choice[] {
  const room = slackTraits.charactersOfRow - (share === undefined ? 0 : widthOf(words.share))
  const movable = choices.filter(({ aside }) => !aside)
  const fits = (moved: number) => {
    const kept = choices.filter((choice) => !movable.slice(movable.length - moved).includes(choice))
    const menu = moved === 0 ? 0 : widthOf(words.further)
    return kept.reduce((sum, { label }) => sum + widthOf(label), menu) <= room
  }
  const moved = movable.findIndex((_, count) => fits(count))
  return moved < 0 ? movable : movable.slice(movable.length - moved)
}

function widthOf(label: string): number {
  return [...shortLabel(label)].length + slackTraits.charactersOfEdges
}

/** The choices in words, numbered as they are picked, for where nothing can be pressed. */
export function controlsText({ choices = [] }: Reply): string {
  return choices.map(({ label }, index) => `[${index + 1}] ${label}`).join('\n')
}

/** Ids must differ within a block. */
function toButton({ pick, label, aside }: Choice, index: number): Button {
  return button(`${aside ? actionIds.aside : actionIds.choice}:${index}`, shortLabel(label), encodeChoice(pick))
}

export function button(action_id: string, label: string, value: string): Button {
  return { type: 'button', action_id, text: plainText(label), value }
}

function toMenus(choices: readonly Choice[], placeholder: string): StaticSelect[] {
  return toMenuParts(choices).map((options, index) => ({
    type: 'static_select',
    action_id: `${actionIds.menu}:${index}`,
    placeholder: plainText(placeholder),
    options,
  }))
}

/** As many options as a menu, and a message, may hold. */
function toMenuParts(choices: readonly Choice[]): PlainTextOption[][] {
  const menus: PlainTextOption[][] = []
  let length = 0
  for (const { pick, label } of choices) {
    const option = { text: plainText(label), value: encodeChoice(pick) }
    length += JSON.stringify(option).length + 1
    const last = menus.at(-1)
    if (last && last.length < slackTraits.maxOptions && length <= slackTraits.maxMenuLength) last.push(option)
    else {
      menus.push([option])
      length = JSON.stringify(option).length + 1
    }
  }
  return menus
}

/** In one row with the choices, where there are no feedback buttons. */
function toRatingButtons(answerId: string, words: ControlWords): Button[] {
  const rate = (sign: string, label: string, helpful: boolean, index: number): Button => ({
    ...button(`${actionIds.rate}:${index}`, sign, encodeChoice(ratingOf(answerId, helpful))),
    accessibility_label: label,
  })
  return [rate('👍', words.helpful, true, 0), rate('👎', words.notHelpful, false, 1)]
}

/** https://docs.slack.dev/reference/block-kit/block-elements/feedback-buttons-element */
function toRating(answerId: string, words: ControlWords, block_id: string): KnownBlock {
  const up = encodeChoice(ratingOf(answerId, true))
  const down = encodeChoice(ratingOf(answerId, false))
  return {
    type: 'context_actions',
    block_id,
    elements: [
      {
        type: 'feedback_buttons',
        action_id: actionIds.rate,
        positive_button: { text: plainText(words.helpful), accessibility_label: words.helpful, value: up },
        negative_button: { text: plainText(words.notHelpful), accessibility_label: words.notHelpful, value: down },
      },
    ],
  }
}

/** Plain text makes `:smile:` an emoji unless told not to. A label may not be empty. */
export function plainText(label: string, maxLength: number = slackTraits.maxLabelLength): PlainTextElement {
  const whole = label.trim() || '…'
  const short = whole.length <= maxLength ? whole : `${cut(whole, maxLength - 1)}…`
  return { type: 'plain_text', text: short, emoji: false }
}

/** Not in the middle of a pair of surrogates. */
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')
}
