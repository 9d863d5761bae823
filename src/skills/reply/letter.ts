import { fillTemplate, type Slots } from '../../knowledge/replies/fill-template.ts'
import type { ReplyFrame } from '../../knowledge/replies/reply-book.ts'
import type { Draft } from './draft.ts'

/** Whether a heading and a closing belong around a text. */
export function isMail({ form }: Draft): boolean {
  return form === 'letter' || form === 'email'
}

/** A letter or email around its body: place, date and subject, whom it is to, who signs. */
export function asMail(draft: Draft, subject: string, body: string, slots: Slots, frame: ReplyFrame): string {
  const { voice } = draft
  const isLetter = draft.form === 'letter'
  const parts = [
    fillTemplate(frame[isLetter ? 'letter-head' : 'email-head'][voice], { subject }),
    fillTemplate(frame.hello[voice], slots),
    isLetter ? frame['letter-open'][voice] : '',
    body,
    frame[isLetter ? 'close-letter' : 'close-mail'][voice],
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}
