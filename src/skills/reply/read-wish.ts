import { phrasesPattern, phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import { type Form, forms, type Recipient, type ReplyBook } from '../../knowledge/replies/reply-book.ts'

/** What a message asks for: `draft` a text, `say` what to say, `react` what to do about a case; with whom and how, where that was said. */
export type Wish = {
  readonly kind: 'draft' | 'say' | 'react'
  readonly to?: Recipient | undefined
  readonly form?: Form | undefined
}

export type WishReader = {
  /** Undefined: nothing that is to be written or said. */
  wish(text: string): Wish | undefined
  /** Whom a text speaks of writing to. */
  recipientIn(text: string): Recipient | undefined
}

const inside = new Set(['manager', 'boss', 'directors', 'vendor'])
const leadingTo = String.raw`(?<=\s(?:to|for|ke|buat|untuk|kepada|sama|balas|bales|reply|tell)\s(?:\S+\s){0,2})`
/** Between a verb of writing and what is written there may be so many words. */
const between = String.raw`(?:\s\S+){0,5}?\s`
const quoted = /["“”'‘].{10,}["“”'’]/su

/** Reads wishes for drafts, by the words of knowledge/replies/wishes.yaml. */
export function createWishReader({ wishes }: Pick<ReplyBook, 'wishes'>): WishReader {
  const [write, texts] = [wishes.write, wishes.texts].map((list) => phrasesPattern(list).source)
  const asksForText = new RegExp(`${write}${between}${texts}`, 'u')
  // "Contoh suratnya ga ada" misses one, and asks for none.
  const lacksText = new RegExp(`${texts}\\s${phrasesPattern(wishes.lacking).source}`, 'u')
  const [draft, say, react, never, elsewhere] = [
    wishes.draft,
    wishes.say,
    wishes.react,
    wishes.elsewhere,
    wishes.not,
  ].map((list) => phrasesTest(list))
  const answers = phrasesTest(['bales', 'balas', 'jawab', 'reply', 'answer', 'respond'])
  const strong = phrasesTest([
    'balasan',
    'balesan',
    'wa',
    'wa-nya',
    'surat',
    'email',
    'reply',
    'letter',
    'message',
    'permohonan maaf',
    'permintaan maaf',
    'draft it',
  ])
  const to = Object.entries(wishes.to).map(
    ([name, list]) => [name as keyof typeof wishes.to, phrasesTest(list)] as const,
  )
  // "What should the manager say?" is said by one, "bales vendor" to one.
  const towards = Object.entries(wishes.to).map(
    ([name, list]) =>
      [
        name as keyof typeof wishes.to,
        inside.has(name) ? new RegExp(`${leadingTo}${phrasesPattern(list).source}`, 'u') : phrasesTest(list),
      ] as const,
  )
  const inForm = forms.map((form) => [form, phrasesTest(wishes.forms[form])] as const)

  function recipientIn(text: string): Recipient | undefined {
    const line = toLine(text)
    return to.find(([, pattern]) => pattern.test(line))?.[0]
  }

  return {
    recipientIn,
    wish(text) {
      const line = toLine(text)
      const isDraft = asksForText.test(line) || draft?.test(line) || (quoted.test(text) && answers.test(line))
      const isSaid = say?.test(line) ?? false
      const isReaction = react?.test(line) ?? false
      if ((!isDraft && !isSaid && !isReaction) || never?.test(line) || lacksText.test(line)) return undefined
      if (elsewhere?.test(line) && !(strong.test(line) || isSaid)) return undefined
      const recipient = towards.find(([, pattern]) => pattern.test(line))?.[0]
      const [form] = inForm.find(([, pattern]) => pattern.test(line)) ?? []
      return {
        kind: isDraft ? 'draft' : isSaid ? 'say' : 'react',
        ...(recipient ? { to: recipient } : {}),
        ...(form ? { form } : {}),
      }
    },
  }
}
