import type { Claim, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import type { Change, Recipient, ReplyBook } from '../../knowledge/replies/reply-book.ts'
import { createDraftBuilder, leastToTell, longestTold } from './build-draft.ts'
import type { Draft } from './draft.ts'
import { type CaseJudge, whose } from './judge-case.ts'
import type { OwnReply } from './own-reply.ts'
import type { CaseReader } from './read-case.ts'
import type { Ask, ChangeReader } from './read-changes.ts'
import { readPerson } from './read-person.ts'
import type { Wish, WishReader } from './read-wish.ts'

/** What is said before a draft: a text to send, words to say, what to do about what was told, or what changed. */
export type Lead = 'draft' | 'say' | 'told' | 'amended' | 'unchanged' | 'own'

export type ReadDraft = {
  readonly draft: Draft
  readonly lead: Lead
  readonly strength: Claim['strength']
  /** What it is to do was said, and what stands in it told: it is no question. */
  readonly isSure?: boolean
}

/** What stands of an earlier draft; `isOpen`: nothing else was said since. */
export type Before = { readonly last: Draft | undefined; readonly isOpen: boolean }

export type DraftReader = {
  /** The draft that a message asks for, changes, or tells a case for. Undefined: the message is for somebody else. */
  read(text: string, context: TurnContext, before: Before): ReadDraft | undefined
  apply(draft: Draft, change: Change): Draft
  askIn(text: string): Ask | undefined
  /** Whether a text is asked for, or words to say. */
  wishIn(text: string): boolean
  wantsBetter(text: string): boolean
  fromJudged(about: string, text: string, language: Language): Draft
  /** A reply of their own, to be made better as they say around it. */
  fromOwn(own: OwnReply): Draft
  /** Nothing is known of what is to be said: it would be a frame with brackets. */
  isOpenFrame(draft: Draft): boolean
  /** What happened was not read: only that somebody is to be written to, or is angry. */
  isUnread(draft: Draft): boolean
}

export type DraftReaderParts = {
  readonly book: ReplyBook
  readonly wishes: WishReader
  readonly changes: ChangeReader
  readonly cases: CaseReader
  readonly judge: CaseJudge
  readonly soundsLikeQuestion: (text: string) => boolean
  /** Whether a text names a rule, a permit, a measure: what other skills answer. */
  readonly namesOthers: (text: string) => boolean
}

/** Of a case that was told before, or that one asks what to do about. */
const leastOfEarlier = 1.3
const isAnswer = /(?<![\p{L}])(?:balas\p{L}*|bales\p{L}*|jawaban\p{L}*|pesan\p{L}*|reply|answer|message)(?![\p{L}])/iu
const isOfThem = /(?<![\p{L}])(?:dia|her|him|them|beliau)(?![\p{L}])/iu
/** "Cara bilang stok habis gimana" asks for the entry on it. */
const fewestWordsOfSay = 8
const fewestWordsOfCase = 12
const mostWordsMore = 30
/** Whom a reply is said to stands in its first letters. */
const longestOpening = 30

/** The situation of whom nothing is known, in knowledge/replies/situations/notices.yaml. */
const openFrame = 'tell'
/** Of whom is known that they are angry, and not why. */
const angryFrame = 'complaint'
/** "Tolong balas: 'kak kok pesanan saya belum diproses'": what stands in quotes was written by a customer. */
const quotesCustomer =
  /^(?:(?:tolong|please|pls|bantu|minta)\s)*(?:reply|respond|answer|balas\p{L}*|bales\p{L}*|jawab\p{L}*|tanggapi)\b[^"“'‘]{0,40}["“'‘].{8,}["”'’]/iu

export function createDraftReader(parts: DraftReaderParts): DraftReader {
  const { wishes, changes, cases, judge, soundsLikeQuestion, namesOthers } = parts
  const { begin, again, withTold, aimed, tells, isTold } = createDraftBuilder(cases, changes, judge)
  const another = phrasesTest(parts.book.wishes.another)
  const pronouns = phrasesTest(parts.book.wishes.pronouns)

  return {
    askIn: changes.askIn,
    wishIn: (text) => wishes.wish(text) !== undefined,
    wantsBetter: changes.wantsBetter,
    isOpenFrame: ({ situation, own, topic, ...draft }) =>
      own === undefined && topic === undefined && situation === openFrame && !isTold({ ...draft, situation }),
    isUnread: (draft) =>
      (draft.situation === openFrame || draft.situation === angryFrame) &&
      draft.stance === undefined &&
      draft.own === undefined &&
      draft.topic === undefined &&
      !isTold(draft),
    apply: (draft, change) => changes.changed(draft, parts.book.wishes.changes[change][0] ?? change) ?? draft,
    fromJudged(about, text, language) {
      const alone = begin([about], about, undefined, language)
      const isKnown = cases.situationIn(about, 'customer') !== undefined
      const draft = isKnown ? alone : begin([about, text], about, undefined, language)
      return changes.changed(draft, text) ?? draft
    },
    fromOwn({ text, language, around }) {
      const draft = begin([text], around, { to: 'customer' }, language)
      const { person } = readPerson(text.slice(0, longestOpening), 'any')
      const own = { text: text.slice(0, longestTold), language }
      const begun: Draft = { ...draft, own, ...(person === undefined ? {} : { person }) }
      return { ...(changes.changed(begun, around) ?? begun), facts: [], shown: 'draft' }
    },
    read(text, context, before) {
      const wish = wishes.wish(text)
      if (wish) return wished(wish, text, context, before) ?? amended(text, before)
      return amended(text, before) ?? toldFirst(text, context)
    },
  }

  /** A wish with its case in the message, or in those before it, or for the draft at hand, or for what was answered. */
  function wished(wish: Wish, text: string, context: TurnContext, before: Before): ReadDraft | undefined {
    const { language, asked } = context
    if (wish.kind === 'react') return reacted(text, language, before)
    const lead: Lead = wish.kind === 'say' && wish.form !== 'chat' ? 'say' : 'draft'
    // Who was just shouted at is heard first.
    const strength = cases.conceptsIn(text).has('shaken') ? 'wants' : 'owns'
    const made = (draft: Draft): ReadDraft => ({ draft, lead, strength })
    const to = wish.to ?? (isOfThem.test(text) ? toThem(text, asked, before) : undefined)
    const own = judge.weightOf(text, to)
    const stanced = withStance({ ...wish, to }, text, own, language, before)
    if (stanced) return { ...made(stanced), isSure: stanced.stance === 'refuse' && isTold(stanced) }
    const passes = passedOn(wish, to, text, context)
    if (passes) return made(passes)
    const isNew = !before.isOpen
    if (wish.kind === 'say' && isNew && (text.trim().split(/\s+/).length < fewestWordsOfSay || judge.reports(text)))
      return undefined
    if (own >= leastToTell && !(before.isOpen && before.last && goesOn(text, to, before.last)))
      return made(begin([...earlier(to, before), text], text, { ...wish, to }, language))
    if (before.last && (before.isOpen || own < leastToTell)) {
      const draft = again(before.last, text, { ...wish, to })
      if (draft.situation !== undefined || draft.topic !== undefined) return made(draft)
    }
    const all = [...asked.toReversed(), text]
    if (judge.weightOf(all.join('. '), to) >= leastOfEarlier && !namesOthers(all.join(' ')))
      return made(begin(all, all.join('. '), { ...wish, to }, language))
    if ((own > 0 || hasCustomer(text)) && !namesOthers(text)) {
      return wish.kind === 'draft' ? made(begin([text], text, { ...wish, to }, language)) : undefined
    }
    return undefined
  }

  /** A text that is to do what was said: refuse, announce, thank; after a draft, in the case at hand where no other is told. */
  function withStance(
    wish: Wish,
    text: string,
    own: number,
    language: Language,
    { last, isOpen }: Before,
  ): Draft | undefined {
    const { stance, to, kind, isText } = wish
    if (stance === undefined || kind === 'react' || (!isText && namesOthers(text))) return undefined
    if (last && isOpen && own < leastToTell && text.trim().split(/\s+/).length < fewestWordsOfCase)
      return { ...again(last, text, wish), ...aimed(stance, [...last.told, text], to ?? last.to) }
    if (kind === 'say' && text.trim().split(/\s+/).length < fewestWordsOfSay) return undefined
    return begin([text], text, wish, language)
  }

  /** What is changed in the draft at hand, or told in addition to it. */
  function amended(text: string, { last, isOpen }: Before): ReadDraft | undefined {
    if (!last || !isOpen) return undefined
    const words = text.trim().split(/\s+/).length
    if (words > mostWordsMore || namesOthers(text)) return undefined
    const changed = changes.changed(last, text)
    const isQuestion = soundsLikeQuestion(text) || judge.asksForRule(text)
    if (another.test(toLine(text)) && judge.weightOf(text, last.to) >= leastToTell)
      return {
        draft: begin([text], text, { to: last.to, form: last.form }, last.voice === 'en' ? 'en' : 'id'),
        lead: 'draft',
        strength: 'owns',
      }
    if (changed)
      return {
        draft: tells(text) && changed.shown === 'draft' ? withTold(changed, text) : changed,
        lead: JSON.stringify(changed) === JSON.stringify(last) ? 'draft' : 'amended',
        strength: 'owns',
      }
    if (isQuestion || !(tells(text) || pronouns.test(toLine(text)))) return undefined
    const draft = withTold({ ...last, shown: 'draft' }, text)
    const isSame = JSON.stringify(cases.read(last).slots) === JSON.stringify(cases.read(draft).slots)
    return { draft, lead: isSame && last.situation === draft.situation ? 'unchanged' : 'amended', strength: 'owns' }
  }

  /** Who tells a case and asks what to do: as who tells it, where it is told clearly. */
  function reacted(text: string, language: Language, { isOpen }: Before): ReadDraft | undefined {
    const isTold = judge.weightOf(text, undefined) >= leastOfEarlier && judge.isCase(text)
    return isTold && !isOpen
      ? { draft: begin([text], text, undefined, language), lead: 'told', strength: 'wants' }
      : undefined
  }

  /** Who tells of a customer's trouble and asks nothing gets what to do first, and the words for it. */
  function toldFirst(text: string, { language }: TurnContext): ReadDraft | undefined {
    if (
      soundsLikeQuestion(text) ||
      text.includes('?') ||
      !judge.isCase(text) ||
      judge.weightOf(text, undefined) < leastToTell
    )
      return undefined
    return { draft: begin([text], text, undefined, language), lead: 'told', strength: 'wants' }
  }

  /** What was answered, put into a text for a vendor, a manager, the directors. */
  function passedOn(wish: Wish, to: Recipient | undefined, text: string, context: TurnContext): Draft | undefined {
    const { topic, lastSkill, asked, language } = context
    if (to === 'directors') {
      const told = asked.toReversed().filter((one) => !soundsLikeQuestion(one))
      if (told.length === 0 && topic === undefined) return undefined
      const draft = begin(told, text, { ...wish, to }, language)
      return topic !== undefined && lastSkill === 'answer' ? { ...draft, topic } : draft
    }
    if (topic === undefined || lastSkill !== 'answer' || wish.kind !== 'draft' || to === 'staff' || to === 'public')
      return undefined
    const isNamed = to === 'vendor' || to === 'manager' || wish.form === 'email' || wish.form === 'letter'
    // What was asked of the front line is a case; of the law, it is passed on.
    const isOfCase = topic.startsWith('cse/') || judge.weightOf(text, to) >= leastToTell
    if ((isOfCase || !isAnswer.test(text)) && !isNamed) return undefined
    if (to === 'boss' && !isNamed) return undefined
    const towards =
      to ?? (hasCustomer(text) || wish.form !== 'email' ? (wish.form === 'letter' ? 'customer' : 'vendor') : 'manager')
    return { ...begin([], text, { ...wish, to: towards }, language), topic }
  }

  /** Words to one's staff are about what was told of the customer. */
  function earlier(to: Recipient | undefined, { last, isOpen }: Before): readonly string[] {
    return last && isOpen && to === 'staff' ? last.told : []
  }

  /** Whom "ke dia" means: one's own employee who was told of, or who was spoken of before. */
  function toThem(text: string, asked: readonly string[], { last }: Before): Recipient | undefined {
    if (cases.conceptsIn(text).has('own-staff')) return 'staff'
    if (last) return undefined
    return asked.slice(0, 2).flatMap((one) => wishes.recipientIn(one) ?? [])[0]
  }

  function hasCustomer(text: string): boolean {
    return cases.conceptsIn(text).has('customer') || quotesCustomer.test(text.trim())
  }

  /** A wish that speaks of the person at hand, and does not tell a case of its own at length. */
  function goesOn(text: string, to: Recipient | undefined, last: Draft): boolean {
    if (cases.situationIn(text, whose(to ?? last.to))?.situation.takesOver) return false
    return whose(to ?? last.to) === whose(last.to) && text.trim().split(/\s+/).length < fewestWordsOfCase
  }
}
