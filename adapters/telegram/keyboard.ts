import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
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
  const fits = ({ id }: Choice) => isChoiceId(id) && Buffer.byteLength(id) <= telegramTraits.callbackDataBytes
  const carried = choices.filter(fits).slice(0, telegramTraits.buttons - 2)
  const rows: Button[][] = []
  for (const { id, label } of carried) {
    const button = { text: shown(label), callback_data: id }
    const last = rows.at(-1)
    const joins = last?.length === 1 && [button, ...last].every(({ text }) => text.length <= halfRow)
    if (last && joins) last.push(button)
    else rows.push([button])
  }
  if (answerId !== undefined) {
    rows.push([
      { text: helpful, callback_data: `rate:up:${answerId}` },
      { text: notHelpful, callback_data: `rate:down:${answerId}` },
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

/** Buttons of ours carry the id of a choice, `kind:rest`. Others are from an older life of this bot. */
export function isChoiceId(data: string): boolean {
  return /^[a-z][a-z-]*:./s.test(data)
}

/** What the person read on the button. */
export function labelOf(keyboard: InlineKeyboardMarkup | undefined, data: string): string | undefined {
  const button = keyboard?.inline_keyboard.flat().find((one) => 'callback_data' in one && one.callback_data === data)
  return button && withoutMark(button.text)
}

function kindOf(data: string): string {
  return data.slice(0, data.indexOf(':'))
}

function withoutMark(text: string): string {
  return text.startsWith(chosenMark) ? text.slice(chosenMark.length) : text
}

/** A button must not be empty. */
function shown(label: string): string {
  return label.toWellFormed().trim() || '…'
}
