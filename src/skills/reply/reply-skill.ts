import { questionPart } from '../../conversation/clean-message.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import { shortSources } from '../../knowledge/citing/references.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { plainText, withoutMarks } from '../../knowledge/plain-text.ts'
import type { JudgedReply } from '../../knowledge/practice/judged-reply.ts'
import { quoteFor } from '../../knowledge/replies/quote-entry.ts'
import { changes, type Quoted, type ReplyBook } from '../../knowledge/replies/reply-book.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { formatAmount, readAmount } from './amounts.ts'
import { compose, type PassedOn } from './compose.ts'
import type { Draft } from './draft.ts'
import { lastDraft, remember } from './memory.ts'
import type { OwnReplyReader } from './own-reply.ts'
import type { Case, CaseReader } from './read-case.ts'
import type { Ask } from './read-changes.ts'
import type { DraftReader, Lead, ReadDraft } from './read-draft.ts'
import type { DraftWorder } from './word-draft.ts'

export const replyPhraseKeys = [
  'draft',
  'say',
  'told',
  'amended',
  'worded',
  'unchanged',
  'own',
  'same',
  'untranslated',
  'insist',
  'shaken',
  'share',
  'fill',
  'help',
  'sources',
  'choice-shorter',
  'choice-formal',
  'choice-casual',
  'choice-english',
  'choice-indonesian',
  'choice-insist',
  'choice-again',
] as const
export type ReplyPhraseKey = (typeof replyPhraseKeys)[number]

export type ReplyParts = {
  readonly book: ReplyBook
  readonly reader: DraftReader
  readonly cases: CaseReader
  readonly knowledge: Knowledge
  readonly readJudged: (text: string) => JudgedReply | undefined
  readonly readOwn: OwnReplyReader
  readonly phrases: Phrases<ReplyPhraseKey>
  readonly word: DraftWorder
}

export const replySkill = 'reply'
const longest = 900
/** "Reply to this review: '…'": what stands in quotes is theirs, and not a reply to be judged. */
const isCustomers =
  /^(?:(?:tolong|please|bantu|can you|help me)\s)*(?:reply|respond|answer|balas\p{L}*|bales\p{L}*|jawab\p{L}*|tanggapi)\s(?!(?:saya|gw|gue|my|aku))/iu
const mostNamed = 5
const mostSteps = 3
/** Of the order, for time that was lost: the table of cse/besar-kompensasi. */
const smallGift = [0.05, 0.1]

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
  phrases,
  word,
}: ReplyParts): Skill {
  return {
    name: replySkill,
    help: (language) => [phrases.say(language, 'help')],
    claim(context) {
      const { message, command, lastSkill } = context
      if (message.pick) return claimPick(context)
      const text = questionPart(message.text)
      if (command || message.kind !== 'said' || text === '' || text.length > longest) return undefined
      const better = judgedBefore(text, context)
      if (better) return { strength: 'owns', respond: () => show(better, context) }
      if (readJudged(text) && !isCustomers.test(text)) return undefined
      const ownReply = readOwn(text)
      if (ownReply) {
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
    const blocks = [
      ...(warm === undefined ? [] : [warm]),
      ...(lead === 'told' && advice ? [advice.text] : []),
      phrases.say(language, leadOf(draft, lead, own, context)),
      ...(other === undefined ? [] : [quoted(other)]),
      quoted(text),
      ...toFill([other ?? '', own].join('\n'), language),
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

  function backToDraft(language: Language): Choice {
    return { pick: { skill: replySkill, act: 'change', value: 'again' }, label: phrases.say(language, 'choice-again') }
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

  /** What the ladder of besar-kompensasi comes to for an amount. */
  function shareOf(said: string | undefined, language: Language): readonly string[] {
    const amount = said === undefined ? undefined : readAmount(said)
    if (said === undefined || amount === undefined) return []
    const [low, high] = smallGift.map((share) => formatAmount(amount * share, language))
    return [phrases.say(language, 'share', { amount: said, low: low ?? '', high: high ?? '' })]
  }

  function textOf(draft: Draft): string {
    return compose(draft, cases.read(draft), book, passedOn(draft))
  }

  /** The statements of the entry that a text passes on. */
  function passedOn({ topic, voice, to }: Draft): PassedOn | undefined {
    const entry = topic === undefined ? undefined : knowledge.entries.get(topic)?.[voice === 'en' ? 'en' : 'id']
    if (entry) {
      const statements = plainText(entry.answer).split(/(?<=[.!?])\s+(?=\p{Lu})/u)
      return { subject: entry.title.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()), statements }
    }
    return to === 'directors' ? { subject: voice === 'en' ? 'one finding' : 'satu temuan', statements: [] } : undefined
  }

  function adviceFrom(quote: Quoted, language: Language) {
    const found = quoteFor(quote, language, knowledge)
    if (!found) return undefined
    const sources = phrases.say(language, 'sources', { names: shortSources(found.citations, language) })
    return { text: `${found.text} _(${sources})_`, citations: found.citations }
  }

  /** What stands in brackets, said once: it is theirs to fill in or to take out. */
  function toFill(text: string, language: Language): readonly string[] {
    const named = [...new Set([...text.matchAll(/\[([^\]]+)\]/g)].map(([, name = '']) => name))]
    if (named.length === 0) return []
    const shown = named.slice(0, mostNamed).map((name) => name.replace(/\.$/, ''))
    return [phrases.say(language, 'fill', { names: shown.join('; ') })]
  }

  function choicesFor(
    { isShort, voice, shown }: Draft,
    language: Language,
    entry: string | undefined,
  ): readonly Choice[] {
    const change = (value: (typeof changes)[number], key: ReplyPhraseKey): Choice => ({
      pick: { skill: replySkill, act: 'change', value },
      label: phrases.say(language, key),
    })
    const title = entry === undefined ? undefined : knowledge.entries.get(entry)?.[language].title
    return [
      ...(shown === 'insist' ? [change('again', 'choice-again')] : [change('insist', 'choice-insist')]),
      ...(isShort ? [] : [change('shorter', 'choice-shorter')]),
      voice === 'formal' ? change('casual', 'choice-casual') : change('formal', 'choice-formal'),
      voice === 'en' ? change('indonesian', 'choice-indonesian') : change('english', 'choice-english'),
      ...(entry !== undefined && title !== undefined ? [{ pick: entryChoice('ask', entry), label: title }] : []),
    ]
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
