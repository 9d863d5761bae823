import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { fillTemplate, type Slots } from '../../knowledge/replies/fill-template.ts'
import type { ReplyBook, ReplyFrame, ReplyPolish } from '../../knowledge/replies/reply-book.ts'
import { composeForCase } from './compose-for-case.ts'
import type { Draft } from './draft.ts'
import { asMail, isMail } from './letter.ts'
import { asTalk, type PolishParts, polishReply, tidy } from './polish.ts'
import type { Case } from './read-case.ts'
import { asSentence, capitalised } from './sentences.ts'

/** Statements of an entry that a text passes on, and what they are about. */
export type PassedOn = { readonly subject: string; readonly statements: readonly string[] }

/** Of what is passed on, a short text has the first two statements. */
const statementsOfShort = 2

/** The text of a draft in Markdown, what is unknown in brackets. Empty where nothing is known to write. */
export function compose(draft: Draft, told: Case, { frame, polish }: ReplyBook, passed: PassedOn | undefined): string {
  const slots = { ...slotsOf(draft, told.slots, frame) }
  const { situation, concepts, news } = told
  const own = ownOf(draft)
  const text = passed
    ? passOn(draft, passed, slots, frame)
    : own !== undefined
      ? polishOwn(own, draft, { polish, slots, concepts })
      : situation
        ? relaxed(composeForCase({ draft, situation, concepts, slots, news, frame, polish }), draft, polish)
        : ''
  const isFormalEnglish = draft.voice === 'en' && draft.form === 'letter'
  return isFormalEnglish ? withoutContractions(text, frame) : text
}

/** Their own reply, where it is in the language that is wanted: rules do not translate. */
function ownOf({ own, voice, shown }: Draft): string | undefined {
  if (own === undefined || shown === 'insist') return undefined
  return (own.language === 'en') === (voice === 'en') ? own.text : undefined
}

function polishOwn(own: string, draft: Draft, parts: Pick<PolishParts, 'polish' | 'slots' | 'concepts'>): string {
  const added = [...draft.facts, ...draft.can].map((one) => asSentence(tidy(one, parts.polish, draft.voice)))
  const asked =
    draft.options === undefined
      ? []
      : [fillTemplate(parts.polish.options[draft.voice], { ...parts.slots, x: draft.options })]
  const text = polishReply([own, ...added, ...asked].join('\n'), { ...parts, ...draft })
  // What is to be filled in keeps its brackets; a link stays text.
  return escapeMarkdown(text).replace(/\\\[([^\]\\]{1,40})\\\](?!\\?\()/g, '[$1]')
}

/** Where a casual text is still to be more casual. */
function relaxed(text: string, { isRelaxed, voice }: Draft, polish: ReplyPolish): string {
  return isRelaxed && voice === 'casual' ? asTalk(text, polish) : text
}

function passOn(draft: Draft, { subject, statements }: PassedOn, slots: Slots, frame: ReplyFrame): string {
  const { voice, to } = draft
  const isInside = to === 'manager' || to === 'boss' || to === 'directors' || to === 'staff'
  const shown = draft.isShort ? statements.slice(0, statementsOfShort) : statements
  const known = [...draft.told, ...draft.facts].map((one) => asSentence(escapeMarkdown(one))).join(' ')
  const kind = to === 'directors' ? 'directors' : isInside ? 'manager' : to === 'vendor' ? 'vendor' : 'notice'
  const body = fillTemplate(frame[kind][voice], {
    ...slots,
    subject,
    statements: isInside ? shown.map((one) => `- ${one}`).join('\n') : shown.join(' '),
    finding: shown.length > 0 ? shown.join(' ') : undefined,
    known: known === '' ? undefined : known,
  })
  return isMail(draft)
    ? asMail(draft, capitalised(subject), body, slots, frame)
    : `${fillTemplate(frame.hello[voice], slots)}\n\n${body}`
}

function slotsOf(draft: Draft, slots: Slots, { address }: ReplyFrame): Slots {
  const { voice, person, name, to, hidesAmount } = draft
  const as = address[to === 'staff' ? 'staff' : person][voice]
  const { amount, because, ...others } = slots
  return {
    ...others,
    ...(hidesAmount || amount === undefined ? {} : { amount: escapeMarkdown(amount) }),
    ...(because === undefined ? {} : { because: escapeMarkdown(because) }),
    call: name === undefined ? as.call : escapeMarkdown(name),
    you: as.you,
  }
}

function withoutContractions(text: string, frame: ReplyFrame): string {
  return Object.entries(frame['long-forms']).reduce((said, [short, long]) => said.replaceAll(short, long), text)
}
