import { stripVTControlCharacters } from 'node:util'
import type { Message } from '../domain/message.ts'
import type { Choice } from '../domain/reply.ts'
import { shortLabel } from '../domain/short-label.ts'
import { wordsIn } from '../domain/words-in.ts'
import type { ChoicePlaceReader } from './choice-places.ts'
import type { PlainAnswer } from './flow-words.ts'

/** Longer messages are read up to here, in characters: a pasted chat of some hours, or the text of a plan. */
export const longestMessage = 50_000

/** A question is read up to here, in characters. Nobody asks one of two pages. */
export const longestQuestion = 2000

/** Control and invisible characters, but not tab and line break. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must go
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

/** How a text chooses without naming the choice. */
export type ChoiceReaders = {
  readonly readPlainAnswer: (text: string) => PlainAnswer | undefined
  readonly readChoicePlace: ChoicePlaceReader
}

/**
 * The message as skills read it: bounded, without invisible characters, and with `pick` set where the text is the
 * number, the label or the place of one of the choices last offered, or the plain yes or no that one of them means.
 */
export function cleanMessage(
  message: Message,
  choices: readonly Choice[],
  { readPlainAnswer, readChoicePlace }: ChoiceReaders,
): Message {
  const text = stripVTControlCharacters(message.text.slice(0, longestMessage))
    .replace(invisible, ' ')
    .normalize('NFC')
    .trim()
  if (message.kind !== 'said') return { ...message, text }
  const picked =
    pickChoice(text, choices) ?? pickPlaced(text, choices, readChoicePlace) ?? pickMeant(readPlainAnswer(text), choices)
  return picked ? { ...message, text, kind: 'picked', pick: picked.pick } : { ...message, text }
}

/** The part of a text that is read as a question. */
export function questionPart(text: string): string {
  return text.slice(0, longestQuestion)
}

/** Whether a text is nothing but the number of a choice: "2", "no. 2", "yang ke-2". Nothing else is meant by so few digits. */
export function isChoiceNumber(text: string): boolean {
  return choiceNumber.test(text)
}

const choiceNumber =
  /^(?:pilih(?:an)?\s+)?(?:(?:yang|yg)\s+)?(?:(?:no(?:mor|mer)?\.?|number|option|ke-?|#)\s*)?(\d{1,2})(?:\s+(?:aja|saja|dong|ya|kak|please))?[.)!]?$/i

function pickChoice(text: string, choices: readonly Choice[]): Choice | undefined {
  const number = choiceNumber.exec(text)
  if (number) return choices[Number(number[1]) - 1]
  // A command means itself: "/ekspor" is not the button "Ekspor" of what was said last.
  const typed = text.startsWith('/') ? '' : toKey(text)
  return typed === ''
    ? undefined
    : choices.find(({ label }) => toKey(label) === typed || toKey(shortLabel(label)) === typed)
}

/** Below an answer "yang kedua" may be a point of the answer: there only what asks to be chosen from is. */
function pickPlaced(text: string, choices: readonly Choice[], read: ChoicePlaceReader): Choice | undefined {
  if (choices.some(({ aside }) => aside)) return undefined
  const place = read(text, choices.length)
  return place === undefined ? undefined : choices[place]
}

/** What asks in a group is answered by whoever it asked: choices are each person's own. */
function pickMeant(answer: PlainAnswer | undefined, choices: readonly Choice[]): Choice | undefined {
  return answer && choices.find(({ means }) => means === answer)
}

function toKey(text: string): string {
  return wordsIn(text.slice(0, 200)).join(' ')
}
