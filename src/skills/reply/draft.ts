import { z } from 'zod'
import { type ReplyBook, type ReplyCase, voices } from './reply-book.ts'

/** A reply to a customer as it stands so far. Texts are the person's own words. */
export const draftSchema = z.object({
  /** What happened, from which the case is told. */
  about: z.string(),
  voice: z.enum(voices),
  isOurs: z.boolean(),
  isShort: z.boolean(),
  cannot: z.array(z.string()),
  can: z.array(z.string()),
  facts: z.array(z.string()),
})
export type Draft = z.infer<typeof draftSchema>

/** The reply in words: what is felt, whose fault, what is done, what can and cannot be given, and when news come. */
export function compose(draft: Draft, book: ReplyBook): string {
  const { voice, isOurs, isShort, cannot, can, facts } = draft
  const { ack, step, offer } = caseOf(draft.about, book)
  const { hello, sorry, ours, close, ...frame } = book.frame
  const offers = [
    ...cannot.map((x) => frame.cannot[voice].replace('{x}', x)),
    ...can.map((x) => frame.can[voice].replace('{x}', x)),
  ]
  const sentences = [
    `${hello[voice]} ${ack[voice]}`,
    ...(isOurs ? [ours[voice]] : isShort ? [] : [sorry[voice]]),
    ...facts.map(asSentence),
    step[voice],
    // What was said of limits takes the place of choices that may go beyond them.
    ...(offers.length > 0 ? offers : isShort ? [] : [offer[voice]]),
    close[voice],
  ]
  return sentences.join(' ')
}

function caseOf(text: string, { cases }: ReplyBook): ReplyCase {
  const said = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  const found = cases.flatMap((each) => {
    const lengths = each.also.filter((phrase) => holds(said, phrase)).map((phrase) => phrase.length)
    return lengths.length === 0 ? [] : [{ each, weight: lengths.reduce((sum, length) => sum + length, 0) }]
  })
  const best = found.toSorted((a, b) => b.weight - a.weight)[0]?.each ?? cases.at(-1)
  if (!best) throw new RangeError('a reply book has cases')
  return best
}

/** Whether the words of a phrase stand in a text in this order, each also with what hangs on it: "rusaknya". */
function holds(said: string, phrase: string): boolean {
  const pattern = phrase
    .split(' ')
    .map((word) => `${RegExp.escape(word)}(?:nya|ku)?`)
    .join(String.raw`(?:\s\S+){0,2}?\s`)
  return new RegExp(`\\s${pattern}\\s`, 'u').test(said)
}

function asSentence(text: string): string {
  const said = text.trim().replace(/[\s.,!]+$/, '')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}
