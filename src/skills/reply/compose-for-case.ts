import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { fillTemplate, type Slots } from '../../knowledge/replies/fill-template.ts'
import type { Concepts } from '../../knowledge/replies/read-concepts.ts'
import type { ToldNews } from '../../knowledge/replies/read-news.ts'
import type { ReplyFrame, ReplyPolish, Situation } from '../../knowledge/replies/reply-book.ts'
import type { Draft } from './draft.ts'
import { asMail, isMail } from './letter.ts'
import { tidy } from './polish.ts'
import { asSentence, capitalised, sentencesOf } from './sentences.ts'
import { withinLimits } from './within-limits.ts'

export type CaseParts = {
  readonly draft: Draft
  readonly situation: Situation
  readonly concepts: Concepts
  readonly slots: Slots
  readonly news: ToldNews
  readonly frame: ReplyFrame
  readonly polish: ReplyPolish
}

/** What is said where they insist has so many sentences where it is to be short. */
const shortInsisting = 2

/** What stands for a thing that is not known yet. */
const bracketsOf: Readonly<Record<string, readonly string[]>> = {
  tanggal: ['[tanggal', '[hari'],
  tanggalnya: ['[tanggal', '[hari'],
  date: ['[date', '[day'],
  dates: ['[date', '[day'],
  jam: ['[jam'],
  time: ['[time'],
}

/** What is said in a case: what happened and whose fault it is, how it feels, what is done and when, what can be chosen. */
export function composeForCase(parts: CaseParts): string {
  const { draft, situation, slots, frame } = parts
  const { to, voice, shown } = draft
  if (to === 'boss' || to === 'directors') return upward(parts)
  const hello = helloOf(parts)
  if (shown === 'insist') {
    const said = sentencesOf([fillTemplate(situation[voice].insist, slots)])
    return greeted(hello, draft.isShort ? said.slice(0, shortInsisting) : said, draft)
  }
  if (isMail(draft)) return asMail(draft, subjectOf(parts), bodyOf(parts), slots, frame)
  const said = partsOf(parts).map((part) => withoutLeft(sentencesOf(part), draft))
  return greeted(hello, withinLimits(said, draft), draft)
}

/** The parts of a text in their order: [what happened, what is done, what can be chosen]. */
function partsOf({
  draft,
  situation,
  concepts,
  slots,
  news,
  frame,
  polish,
}: CaseParts): readonly (readonly string[])[] {
  const { voice, to } = draft
  const { fact, feel, now, choice } = situation[voice]
  const { because } = slots
  const said = because
    ?.replace(/(?<![\p{L}])(?:mereka|dia|klien|pelanggan)(?![\p{L}])/giu, slots.you ?? '')
    .replace(/(?<![\p{L}])(?:their|the client's|the customer's)(?![\p{L}])/giu, 'your')
  const fill = (template: string) =>
    fillTemplate(withCause(template, because), { ...slots, ...(said === undefined ? {} : { because: said }) })
  const fault = draft.fault ?? (isTheirs(because) ? 'none' : situation.fault)
  const isPublic = draft.form === 'public'
  const isLean =
    draft.isShort || draft.isPlain || isPublic || draft.sentences !== undefined || draft.words !== undefined
  const own = (said: string) => escapeMarkdown(tidy(said, polish, voice))
  const isTold = to === 'customer' && situation.stance === undefined && draft.stance === undefined && !isPublic
  const given = isTold && draft.can.length === 0 && !draft.hidesAmount ? news.offers : []
  const isAdded = (one: string) => draft.facts.some((fact) => fact.toLowerCase().includes(one.toLowerCase()))
  const ahead = isTold ? news.news.filter((one) => !isAdded(one)) : []
  const offers = [
    ...given.map((x) => fillTemplate(frame.gives[voice], { x: own(x) })),
    ...(draft.options === undefined ? [] : [fillTemplate(polish.options[voice], { ...slots, x: own(draft.options) })]),
    ...draft.cannot.map((x) => fillTemplate(frame.cannot[voice], { x: own(x) })),
    ...draft.can.map((x) => fillTemplate(frame.can[voice], { x: own(x) })),
  ]
  const also = frame.also.filter(
    ({ when, except }) =>
      to === 'customer' &&
      draft.stance === undefined &&
      situation.stance === undefined &&
      !isPublic &&
      concepts.has(when) &&
      !except.includes(situation.id),
  )
  const isBare = !situation.toChoose && (draft.isShort || (draft.isPlain && to !== 'staff'))
  // What was said of limits takes the place of choices that may go beyond them.
  const choices = offers.length > 0 ? offers : choice === undefined || isBare ? [] : [fill(choice)]
  const joined = isLean && fault !== 'none' ? frame.joined[voice] : ''
  return [
    [ended(`${fill(fact)}${joined}`), ...(isLean || fault === 'none' ? [] : [fill(frame.sorry[fault][voice])])],
    [
      ...(feel === undefined || isLean ? [] : [fill(feel)]),
      ...draft.facts.map((one) => asSentence(own(one))),
      ...(ahead.length > 0 ? [...ahead.map((one) => asSentence(own(one))), frame['keeps-word'][voice]] : [fill(now)]),
    ].filter((one) => one !== ''),
    [...choices, ...(offers.length > 0 ? [] : also.map((row) => fill(row[voice])))],
  ]
}

/** "Data dari mereka telat": what they caused is no fault of ours. */
function isTheirs(because: string | undefined): boolean {
  return /(?<![\p{L}])(?:dari|oleh) (?:mereka|dia|klien|pelanggan|customer)(?![\p{L}])|(?<![\p{L}])(?:their|the client's|the customer's)(?![\p{L}])/iu.test(
    because ?? '',
  )
}

/** A cause that was told takes the place of the gap for it. */
function withCause(template: string, because: string | undefined): string {
  return because === undefined ? template : template.replace(/\[(?:sebab|cause|reason)\]/u, '{because}')
}

function bodyOf(parts: CaseParts): string {
  const { draft, slots, frame } = parts
  const thanks = draft.form === 'letter' ? [fillTemplate(frame['letter-thanks'][draft.voice], slots)] : []
  return [...partsOf(parts), thanks]
    .map((part) => withoutLeft(sentencesOf(part), draft).map(capitalised).join(' '))
    .filter((part) => part !== '')
    .join('\n\n')
}

function subjectOf({ draft, situation, slots, frame }: CaseParts): string {
  if (situation.subject) return fillTemplate(situation.subject[draft.voice === 'en' ? 'en' : 'id'], slots)
  const fault = draft.fault ?? situation.fault
  return fillTemplate(frame[fault === 'none' ? 'subject-answer' : 'subject-sorry'][draft.voice], slots)
}

/** To those who decide: what happened, what it did, what is asked of them. */
function upward({ draft, situation, slots, frame }: CaseParts): string {
  const { voice } = draft
  const customer = voice === 'en' ? 'the customer' : 'pelanggan'
  const said = fillTemplate(situation[voice].fact, { ...slots, you: customer, call: customer })
  const summary = voice === 'en' ? ofCustomer(said) : said
  const body = fillTemplate(frame.boss[voice], { ...slots, summary })
  return isMail(draft) ? asMail(draft, capitalised(summary), body, slots, frame) : body
}

/** What is said to a customer, as it is told of one. */
function ofCustomer(said: string): string {
  return said
    .replace(/\byour\b/g, "the customer's")
    .replace(/\byou were\b/g, 'the customer was')
    .replace(/\byou've\b/g, 'the customer has')
    .replace(/\byou're\b/g, 'the customer is')
    .replace(/\byou\b/g, 'the customer')
}

function helloOf({ draft, situation, slots, frame }: CaseParts): string {
  const { form, voice, to, shown } = draft
  if (!situation.hello) return ''
  if (form === 'public') return shown === 'draft' && draft.sentences === undefined ? frame['hello-public'][voice] : ''
  const isSpoken = form === 'spoken' || to === 'staff'
  return fillTemplate(frame[isSpoken ? 'hello-spoken' : 'hello'][voice], slots)
}

/** "Halo Kak, …"; a formal text begins a line of its own. */
function greeted(hello: string, sentences: readonly string[], { voice, form }: Draft): string {
  const [opening = '', ...rest] = sentences
  const body = (first: string) => [first, ...rest.map(capitalised)].join(' ')
  if (hello === '') return body(capitalised(opening))
  if (voice === 'formal' && form !== 'spoken') return `${hello}\n\n${body(capitalised(opening))}`
  return `${hello} ${body(goingOn(opening))}`
}

const kept = new Set(['Lebaran', 'Natal', 'Kakak', 'Ibu', 'Bapak', 'Anda'])

/** After "Halo Kak," a sentence goes on; what is written in capitals of its own keeps them. */
function goingOn(sentence: string): string {
  const [first = ''] = sentence.split(/\s/)
  return /^\p{Lu}\p{Ll}+[,.]?$/u.test(first) && !kept.has(first.replace(/[,.]$/, ''))
    ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`
    : sentence
}

function ended(sentence: string): string {
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`
}

/** Sentences that speak of what is not to be said are left out, and of amounts where these are not. */
function withoutLeft(sentences: readonly string[], { left, hidesAmount }: Draft): readonly string[] {
  const unwanted = left.map((word) => word.toLowerCase()).flatMap((word) => [word, ...(bracketsOf[word] ?? [])])
  return sentences.filter(
    (one) =>
      !unwanted.some((word) => one.toLowerCase().includes(word)) &&
      !(hidesAmount && /\[(?:jumlah|amount)|\bRp|ganti rugi/iu.test(one)),
  )
}
