import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import { ratingOf, readOpened, readRating } from '../../src/domain/choice.ts'
import type { Choice, Reply } from '../../src/domain/reply.ts'
import { shortLabel } from '../../src/domain/short-label.ts'
import { decodeCallback, encodeCallback } from './callback.ts'
import { telegramTraits } from './traits.ts'

/** Without words, so that no language is needed. */
const helpful = '👍'
const notHelpful = '👎'
const chosenMark = '✓ '
/** Labels up to this length, in UTF-16 units, share a row; a phone shows about so much in half a row. */
const halfRow = 18

type Button = InlineKeyboardButton.CallbackButton

/** The buttons under a reply, and the choices that no button can carry. */
export function toKeyboard({ choices = [], answerId, language }: Reply): {
  readonly keyboard: InlineKeyboardMarkup | undefined
  readonly left: readonly Choice[]
} {
  const carried = choices.slice(0, telegramTraits.buttons - 2)
  const dataOf = (pick: Choice['pick']) => encodeCallback({ pick, ...(language ? { language } : {}) })
  const buttonOf = ({ pick, label }: Choice) => ({ text: shown(label), callback_data: dataOf(pick) })
  const about = answerId === undefined ? [] : carried.filter(isAboutAnswer)
  const controls =
    answerId === undefined
      ? []
      : [
          ...about.map(buttonOf),
          { text: helpful, callback_data: dataOf(ratingOf(answerId, true)) },
          { text: notHelpful, callback_data: dataOf(ratingOf(answerId, false)) },
        ]
  const others = carried.filter((choice) => !about.includes(choice)).map(buttonOf)
  const rows = [...(controls.length > 0 ? [controls] : []), ...inRows(others)]
  return {
    keyboard: rows.length > 0 ? { inline_keyboard: rows } : undefined,
    left: choices.filter((choice) => !carried.includes(choice)),
  }
}

/** Evidence and the rest of an answer stand in one row with its rating. */
function isAboutAnswer({ pick }: Choice): boolean {
  return readOpened(pick) !== undefined
}

/** Two short labels share a row. */
function inRows(buttons: readonly Button[]): Button[][] {
  const rows: Button[][] = []
  for (const button of buttons) {
    const last = rows.at(-1)
    const joins = last?.length === 1 && [button, ...last].every(({ text }) => text.length <= halfRow)
    if (last && joins) last.push(button)
    else rows.push([button])
  }
  return rows
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
  const pick = decodeCallback(data)?.pick
  if (!pick) return data
  return readRating(pick) ? 'rating' : `${pick.skill}:${pick.act}`
}

function withoutMark(text: string): string {
  return text.startsWith(chosenMark) ? text.slice(chosenMark.length) : text
}

/** A button must not be empty. */
function shown(label: string): string {
  return shortLabel(label.toWellFormed()) || '…'
}
