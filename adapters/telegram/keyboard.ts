import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import { decodeChoice, encodeChoice, ratingOf, readRating } from '../../src/domain/choice.ts'
import type { Choice, Reply } from '../../src/domain/reply.ts'
import { telegramTraits } from './traits.ts'

/** Without words, so that no language is needed. */
const helpful = '👍'
const notHelpful = '👎'
const chosenMark = '✓ '
/** Labels up to this length, in UTF-16 units, share a row; a phone shows about so much in half a row. */
const halfRow = 18

type Button = InlineKeyboardButton.CallbackButton

/** The buttons under a reply, and the choices that no button can carry. */
export function toKeyboard({ choices = [], answerId }: Reply): {
  readonly keyboard: InlineKeyboardMarkup | undefined
  readonly left: readonly Choice[]
} {
  const carried = choices.slice(0, telegramTraits.buttons - 2)
  const rows: Button[][] = []
  for (const { pick, label } of carried) {
    const button = { text: shown(label), callback_data: encodeChoice(pick) }
    const last = rows.at(-1)
    const joins = last?.length === 1 && [button, ...last].every(({ text }) => text.length <= halfRow)
    if (last && joins) last.push(button)
    else rows.push([button])
  }
  if (answerId !== undefined) {
    rows.push([
      { text: helpful, callback_data: encodeChoice(ratingOf(answerId, true)) },
      { text: notHelpful, callback_data: encodeChoice(ratingOf(answerId, false)) },
    ])
  }
  return {
    keyboard: rows.length > 0 ? { inline_keyboard: rows } : undefined,
    left: choices.filter((choice) => !carried.includes(choice)),
  }
}

/**
 * The keyboard with this button marked, and no other of its kind: the rating can be changed, and "Bukti" does not take
 * the mark from it. Undefined: nothing changes.
 */
export function markChosen(keyboard: InlineKeyboardMarkup, data: string): InlineKeyboardMarkup | undefined {
  const kind = kindOf(data)
  let isChanged = false
  const rows = keyboard.inline_keyboard.map((row) =>
    row.map((button) => {
      if (!('callback_data' in button) || kindOf(button.callback_data) !== kind) return button
      const text = (button.callback_data === data ? chosenMark : '') + withoutMark(button.text)
      isChanged ||= text !== button.text
      return { ...button, text }
    }),
  )
  return isChanged ? { inline_keyboard: rows } : undefined
}

/** What the person read on the button. */
export function labelOf(keyboard: InlineKeyboardMarkup | undefined, data: string): string | undefined {
  const button = keyboard?.inline_keyboard.flat().find((one) => 'callback_data' in one && one.callback_data === data)
  return button && withoutMark(button.text)
}

/** Thumbs are of one kind, whichever way they point. */
function kindOf(data: string): string {
  const pick = decodeChoice(data)
  if (!pick) return data
  return readRating(pick) ? 'rating' : `${pick.skill}:${pick.act}`
}

function withoutMark(text: string): string {
  return text.startsWith(chosenMark) ? text.slice(chosenMark.length) : text
}

/** A button must not be empty. */
function shown(label: string): string {
  return label.toWellFormed().trim() || '…'
}
