import { questionPart } from '../../conversation/clean-message.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { withoutMarks } from '../../knowledge/plain-text.ts'
import type { JudgedReply } from '../../knowledge/practice/judged-reply.ts'
import { changes, type Quoted, type ReplyBook } from '../../knowledge/replies/reply-book.ts'
import { asksForSecret } from '../../rubric/asks-for-secret.ts'
import { createAroundDraft } from './around-draft.ts'
import { compose } from './compose.ts'
import type { Declined } from './declined.ts'
import type { Draft } from './draft.ts'
import { whose } from './judge-case.ts'
import { lastDraft, remember } from './memory.ts'
import type { OwnReplyReader } from './own-reply.ts'
import type { Case, CaseReader } from './read-case.ts'
import type { Ask } from './read-changes.ts'
import type { DraftReader, Lead, ReadDraft } from './read-draft.ts'
import { type ReplyPhraseKey, replySkill } from './reply-phrases.ts'
import type { DraftWorder } from './word-draft.ts'

export type ReplyParts = {
  readonly book: ReplyBook
  readonly reader: DraftReader
  readonly cases: CaseReader
  readonly knowledge: Knowledge
  readonly readJudged: (text: string) => JudgedReply | undefined
  readonly readOwn: OwnReplyReader
  readonly readDeclined: (text: string) => Declined | undefined
  readonly phrases: Phrases<ReplyPhraseKey>
  readonly word: DraftWorder
}

const longest = 900
/** "Reply to this review: '…'": what stands in quotes is theirs, and not a reply to be judged. */
const isCustomers =
  /^(?:(?:tolong|please|bantu|can you|help me)\s)*(?:reply|respond|answer|balas\p{L}*|bales\p{L}*|jawab\p{L}*|tanggapi)\s(?!(?:saya|gw|gue|my|aku))/iu
const mostSteps = 3
/** One word that tells a case is little: which case was read is said. */
const leastToSay = 1
/** What to do where a customer sends a code, and that none is ever asked for. */
const secretEntry = 'cse/otp-atau-pin-dikirim'

/**
 * Writes what is to be said to customers and others, from what is told of the case, and changes it as one says until
 * another matter comes up.
 */
export function createReplySkill({
  book,
  reader,
  cases,
  knowledge,
  readJudged,
  readOwn,
  readDeclined,
  phrases,
  word,
}: ReplyParts): Skill {
  const { textOf, passedOn, adviceFrom, shareOf, toFill, choicesFor, backToDraft } = createAroundDraft({
    book,
    cases,
    knowledge,
    phrases,
  })
  const secretThings = book.declined.secret.things ?? []
  return {
    name: replySkill,
    help: (language) => [phrases.say(language, 'help')],
    claim(context) {
      const { message, command, lastSkill } = context
      if (message.pick) return claimPick(context)
      const text = questionPart(message.text)
      if (command || message.kind !== 'said' || text === '' || text.length > longest) return undefined
      const declined = readDeclined(text)
      if (declined) return { strength: 'owns', respond: () => decline(declined, context) }
      const better = judgedBefore(text, context)
      if (better) return { strength: 'owns', respond: () => show(better, context) }
      if (readJudged(text) && !isCustomers.test(text)) return undefined
      const ownReply = readOwn(text)
      if (ownReply) {
        if (asksForSecret(ownReply.text.toLowerCase(), secretThings))
          return { strength: 'owns', respond: () => decline('secret', context) }
        return { strength: 'owns', respond: () => show({ draft: reader.fromOwn(ownReply), lead: 'own' }, context) }
      }
      const last = lastDraft(context)
      const isOpen = last !== undefined && lastSkill === replySkill
      const ask = isOpen ? reader.askIn(text) : undefined
      if (ask && last && (ask.always || !reader.wishIn(text)))
        return { strength: 'owns', respond: () => answer(ask, last, context) }
      const read = reader.read(text, context, { last, isOpen })
      if (!read) return undefined
      const respond = () => show(read, context)
      const serves = reader.isOpenFrame(read.draft) ? 'frame' : read.isSure === true ? undefined : 'text'
      return { strength: read.strength, ...(serves ? { serves } : {}), respond }
    },
  }

  function claimPick(context: TurnContext): Claim | undefined {
    const { act, value } = context.message.pick ?? { act: '', value: '' }
    const last = lastDraft(context)
    const change = changes.find((one) => one === value)
    if (act !== 'change' || !change || !last) return undefined
    return { strength: 'owns', respond: () => show({ draft: reader.apply(last, change), lead: 'amended' }, context) }
  }

  /** "Trs yg bener gmn": the reply that was just judged, written better. */
  function judgedBefore(text: string, { asked, language }: TurnContext): Omit<ReadDraft, 'strength'> | undefined {
    const judged = reader.wantsBetter(text) ? readJudged(asked[0] ?? '') : undefined
    return judged && { draft: reader.fromJudged(`${judged.about} ${judged.reply}`, text, language), lead: 'draft' }
  }

  /** Why it is not written, words that are safe instead, and the rule behind it. */
  function decline(declined: Declined, { language }: TurnContext): SkillOutcome {
    const text = phrases.say(language, `declined-${declined}-draft`)
    const advice = declined === 'secret' ? adviceFrom({ entry: secretEntry }, language) : undefined
    return {
      replies: [
        {
          text: [
            phrases.say(language, `declined-${declined}`),
            quoted(text),
            ...toFill(text, language),
            ...(advice ? [advice.text] : []),
          ].join('\n\n'),
          ...(advice ? { citations: advice.citations } : {}),
        },
      ],
      ...(advice ? { topic: secretEntry } : {}),
    }
  }

  async function show({ draft, lead }: Omit<ReadDraft, 'strength'>, context: TurnContext): Promise<SkillOutcome> {
    const { language } = context
    const told = cases.read(draft)
    const { situation } = told
    const own = compose(draft, told, book, passedOn(draft))
    const isFirst = (lead === 'draft' || lead === 'say' || lead === 'told') && !isShown(situation?.entry, context)
    const advised = draft.topic ?? situation?.entry
    const quote: Quoted | undefined =
      situation?.advises === false
        ? undefined
        : (situation?.advice ?? (advised === undefined ? undefined : { entry: advised }))
    const advice = isFirst && draft.topic === undefined && quote ? adviceFrom(quote, language) : undefined
    const warm = isFirst ? (situation?.warm?.[language] ?? shaken(told, language)) : undefined
    if (lead === 'unchanged') return noted(draft, advised, context)
    const worded = await word(own, draft, context)
    const text = worded === undefined ? own : escapeMarkdown(worded)
    const other = lead === 'amended' ? otherLanguage(draft, context) : undefined
    const isUnread = isFirst && lead === 'draft' && reader.isUnread(draft)
    const blocks = [
      ...(warm === undefined ? [] : [warm]),
      ...(lead === 'told' && advice ? [advice.text] : []),
      isUnread ? phrases.say(language, 'unread') : phrases.say(language, leadOf(draft, lead, own, context)),
      ...(other === undefined ? [] : [quoted(other)]),
      quoted(text),
      ...toFill([other ?? '', own].join('\n'), language),
      ...(isFirst && lead === 'draft' && !isUnread ? readingOf(draft, advised, language) : []),
      ...(worded === undefined ? [] : [phrases.say(language, 'worded')]),
      ...(lead !== 'told' && advice ? [advice.text] : []),
    ]
    const citations = advice?.citations ?? []
    return {
      replies: [
        {
          text: blocks.join('\n\n'),
          ...(citations.length > 0 ? { citations } : {}),
          choices: choicesFor(draft, language, advised),
        },
      ],
      memory: remember(draft, context),
      ...(advised === undefined ? {} : { topic: advised }),
    }
  }

  /** Which case was read, where little tells it. */
  function readingOf(draft: Draft, entryId: string | undefined, language: Language): readonly string[] {
    if (draft.own !== undefined || draft.topic !== undefined) return []
    const found = cases.situationIn(draft.told.join('. '), whose(draft.to), draft.stance)
    const title = entryId === undefined ? undefined : knowledge.entries.get(entryId)?.[language].title
    if (!found || title === undefined || found.weight > leastToSay || found.situation.advises === false) return []
    return [phrases.say(language, 'read-as', { title: escapeMarkdown(title) })]
  }

  /** "Softer, and also a Bahasa version": the draft in the language it was in too, changed as well. Undefined: one is enough. */
  function otherLanguage(draft: Draft, context: TurnContext): string | undefined {
    const last = lastDraft(context)
    const isBoth = /(?<!\p{L})(?:also|as well|too|both|juga|jg|sekalian|dua bahasa|dua versi|dua-duanya)(?!\p{L})/iu
    if (!last || draft.own || (last.voice === 'en') === (draft.voice === 'en') || !isBoth.test(context.message.text))
      return undefined
    return textOf({ ...draft, voice: last.voice })
  }

  /** What is said before a draft, by what came of it: nothing may be said to be changed that is not. */
  function leadOf(draft: Draft, lead: Lead, text: string, context: TurnContext): ReplyPhraseKey {
    if (draft.shown === 'insist') return 'insist'
    if (draft.own && (draft.own.language === 'en') !== (draft.voice === 'en')) return 'untranslated'
    const last = lead === 'amended' ? lastDraft(context) : undefined
    return last && last.shown === draft.shown && textOf(last) === text ? 'same' : lead
  }

  /** What was told changes no word of the draft: it is not said again; what to mind is. */
  function noted(draft: Draft, entryId: string | undefined, context: TurnContext): SkillOutcome {
    const { language } = context
    const entry = entryId === undefined ? undefined : knowledge.entries.get(entryId)?.[language]
    const steps = entry?.sections.find(({ kind }) => kind === 'steps')
    const minded = steps
      ? withoutMarks(steps.markdown)
          .split('\n')
          .filter((line) => /^(?:\d+\.|-)\s/.test(line))
          .slice(0, mostSteps)
          .join('\n')
      : ''
    const text = [phrases.say(language, 'unchanged'), minded].filter((part) => part !== '').join('\n\n')
    return {
      replies: [{ text, choices: [backToDraft(language), ...choicesFor(draft, language, entryId)] }],
      memory: remember(draft, context),
      ...(entryId === undefined ? {} : { topic: entryId }),
    }
  }

  function shaken({ concepts }: Case, language: Language): string | undefined {
    return concepts.has('shaken') ? phrases.say(language, 'shaken') : undefined
  }

  /** A question on the case: the statement that answers it, and the words to say it with. */
  function answer(ask: Ask, last: Draft, context: TurnContext): SkillOutcome {
    const { language } = context
    const draft: Draft = ask.show === 'public' ? { ...last, form: 'public', shown: 'draft' } : last
    const advice = adviceFrom(ask.quote, language)
    const shown = ask.show === undefined ? [] : [phrases.say(language, 'draft'), quoted(textOf(draft))]
    const share = ask.id === 'how-much' ? shareOf(cases.read(last).slots.amount, language) : []
    return {
      replies: [
        {
          text: [...(ask.says ? [ask.says[language]] : []), ...(advice ? [advice.text] : []), ...share, ...shown].join(
            '\n\n',
          ),
          ...(advice ? { citations: advice.citations } : {}),
          choices: choicesFor(draft, language, ask.quote.entry),
        },
      ],
      memory: remember(draft, context),
      topic: ask.quote.entry,
    }
  }
}

/** The statement of an entry was said before, if that is what was last spoken of and it was this skill that did. */
function isShown(entry: string | undefined, { topic, lastSkill }: TurnContext): boolean {
  return entry !== undefined && topic === entry && lastSkill === replySkill
}

function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')
}
