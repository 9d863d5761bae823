import type { Phrases } from '../../conversation/phrases.ts'
import type { EventDraft, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import type { Contacts } from '../../knowledge/contacts.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import type { QueryReading } from '../../knowledge/retrieval/read-query.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { unanswered } from '../../questions/gap-log.ts'
import type { AskerReader } from './asker.ts'
import type { Decision } from './decide.ts'
import { createSilence } from './follow-up/tell-silence.ts'
import type { TopicMemory } from './memory.ts'
import type { OpenPart } from './part.ts'
import type { LastAnswer } from './resolve.ts'
import { thresholds } from './thresholds.ts'

export type OpenParts = {
  readonly knowledge: Knowledge
  readonly phrases: Phrases
  readonly contacts: Contacts
  readonly askerReader: AskerReader
  readonly readQuery: (text: string) => QueryReading
  /** Whether a question only asks if what was told is so, or what to do about it. */
  readonly readsAsTail: (text: string) => boolean
}

/** What is said where nothing answers a message; `refused`: what of it a next try may lean on. */
export type Told = { readonly reply: ReplyDraft; readonly refused?: string }

/** What is said of a question that stays open beside an answer, and what leads to it. */
export type Aside = { readonly line: string; readonly choices: readonly Choice[] }

/** Of how much a question must say, as the sum of the idf of its words: "boleh gak ya?" asks about what was answered. */
const leastOfAside = 3
const mostOffered = 3
/** So many words of a question say which one is meant. */
const wordsOfQuestion = 10

/** Says what becomes of the parts of a message that no entry answers. */
export function createOpenTeller(parts: OpenParts) {
  const { knowledge, phrases, contacts, askerReader, readQuery, readsAsTail } = parts
  const sayNothingOn = createSilence(parts)

  return { asides, hear, refuse, sayNothingOn }

  /**
   * The open questions beside an answer: those that an entry is about which is not `shown` anyway, each with that; the others
   * are named once, together. What only asks whether it is so, or what to do now, the answer itself tells.
   */
  function asides(open: readonly OpenPart[], shown: ReadonlySet<EntryPair>, language: Language): readonly Aside[] {
    const telling = open.filter(
      ({ text, question: { aspects, bare } }) =>
        (aspects.length > 0 || weightOf(bare) >= leastOfAside) && !readsAsTail(text),
    )
    const found = telling.flatMap((one) => elsewhere(one, shown, language) ?? [])
    const left = telling.filter((one) => elsewhere(one, shown, language) === undefined)
    if (left.length === 0) return found
    const questions = left.map(({ text }) => `"${shortened(text)}"`).join(', ')
    return [...found, { line: phrases.say(language, 'not-recorded', { questions }), choices: [] }]
  }

  function elsewhere({ text, decision }: OpenPart, shown: ReadonlySet<EntryPair>, language: Language) {
    const isFound = decision.kind === 'answer' && decision.certainty !== 'low'
    const found = isFound ? decision.candidate.pair : undefined
    if (!found || shown.has(found)) return undefined
    const line = phrases.say(language, 'answered-elsewhere', {
      question: shortened(text),
      title: found[language].title,
    })
    return { line, choices: toChoices([found], language) }
  }

  function weightOf(text: string): number {
    return readQuery(text).words.reduce((sum, { idf, isQuestionWord }) => (isQuestionWord ? sum : sum + idf), 0)
  }

  /**
   * Who introduces a business before anything was asked is asked what they want to know, and offered what others ask; what
   * they then tell of it is noted, and so are the circumstances that they tell after another skill's answer. `noted`: what
   * was told, as it is named to them. `wished`: what was said to that skill. Undefined: it is neither.
   */
  function hear(
    { text: refused, question: { asks }, decision }: Pick<OpenPart, 'text' | 'question' | 'decision'>,
    noted: readonly string[],
    { asker, answers, refused: before }: TopicMemory,
    { language, turns, lastSkill }: Pick<TurnContext, 'language' | 'turns' | 'lastSkill'>,
    wished: string | undefined,
  ): Required<Told> | undefined {
    if (asks || decision.kind === 'ask-back' || answers.length > 0) return undefined
    const goesOn = before !== undefined && askerReader.introduces(before)
    const isIntroduction = askerReader.introduces(refused)
    const offered = isIntroduction || goesOn ? askerReader.offersFor(asker, goesOn ? 0 : turns) : []
    const offers = offered.flatMap((id) => knowledge.entries.get(id) ?? [])
    const told = [...noted, ...askerReader.figuresIn(refused, language)].join(', ')
    if (offers.length === 0) {
      const isOfOpen = lastSkill !== undefined && decision.kind === 'unknown' && decision.nearness >= thresholds.oursToo
      const wish = before === undefined ? (wished ?? '') : ''
      const said = `${wish} ${refused}`.trim()
      return isOfOpen ? { reply: { text: phrases.say(language, 'told-open') }, refused: said } : undefined
    }
    const found = decision.kind === 'answer' && !decision.candidate.looksRandom ? [decision.candidate.pair] : []
    const choices = toChoices([...new Set([...found, ...offers])].slice(0, mostOffered), language)
    if (goesOn && told === '') return undefined
    const text = phrases.say(language, goesOn ? 'told-more' : 'told-what-now', { told })
    return { reply: { text, choices }, refused }
  }

  /** What is said of a part that was not answered; `last`: the answer before it. */
  function refuse(
    { text: refused, question, decision }: OpenPart,
    last: LastAnswer | undefined,
    topic: TopicMemory,
    language: Language,
  ): Told {
    // It was read in the light of what was answered, and that has nothing on it; nor has anything else.
    const isNowhere =
      decision.kind === 'unknown' && !decision.referral && decision.nearest.every((one) => one.looksRandom)
    if (last && (decision.kind === 'answer' || isNowhere)) {
      const reply = sayNothingOn({ nothingOn: 'question', nearest: [], pair: last.pair, topic, language })
      return isNowhere ? { reply, refused } : { reply }
    }
    if (decision.kind === 'ask-back') {
      const choices = toChoices(
        decision.candidates.map(({ pair }) => pair),
        language,
      )
      return { reply: { text: phrases.say(language, 'ask-back'), choices }, refused }
    }
    if (question.followUp === 'certain' && topic.refused === undefined) {
      return { reply: { text: phrases.say(language, 'ask-topic') } }
    }
    if (decision.kind !== 'unknown') return { reply: { text: phrases.say(language, 'unknown') }, refused }
    return { reply: unknown(decision, language), ...(decision.referral ? {} : { refused }) }
  }

  function unknown({ nearest, referral }: Decision & { kind: 'unknown' }, language: Language): ReplyDraft {
    if (referral?.referTo) return { text: phrases.say(language, 'not-ours', { helper: referral.referTo[language] }) }
    const offered = nearest.filter(({ looksRandom }) => !looksRandom).map(({ pair }) => pair)
    const [best] = offered
    if (!best) return { text: phrases.say(language, 'unknown') }
    const contact = contacts.get(best.id.topic)
    return {
      text: contact ? phrases.say(language, 'unknown-contact', { contact }) : phrases.say(language, 'unknown-nearest'),
      choices: toChoices(offered, language),
    }
  }
}

/** A question that says nothing by itself, or could mean several things, is no gap. */
export function isGap({ question, decision }: OpenPart, { refused }: TopicMemory): boolean {
  return decision.kind !== 'ask-back' && !(question.followUp === 'certain' && refused === undefined)
}

/** A question without an answer, for the gap log. */
export function gap({ text, decision }: OpenPart, language: Language): EventDraft {
  const candidates = decision.kind === 'unknown' ? decision.nearest : []
  const referral = decision.kind === 'unknown' ? decision.referral?.id : undefined
  return unanswered({ question: text, language, nearest: candidates.map(({ pair }) => pair.id.id), referral })
}

/** The reply with the open questions named below it. */
export function withAsides(reply: ReplyDraft, asides: readonly Aside[]): ReplyDraft {
  if (asides.length === 0) return reply
  const choices = [...(reply.choices ?? []), ...asides.flatMap((aside) => aside.choices)]
  return { ...reply, text: [reply.text, ...asides.map(({ line }) => line)].join('\n\n'), choices }
}

function toChoices(pairs: readonly EntryPair[], language: Language): readonly Choice[] {
  return pairs.map((pair) => ({ pick: entryChoice('ask', pair.id.id), label: pair[language].title }))
}

function shortened(text: string): string {
  const words = text.trim().split(/\s+/)
  const said = words.slice(0, wordsOfQuestion).join(' ')
  return words.length > wordsOfQuestion ? `${said.replace(/[,.;:]$/, '')} …` : said.replace(/[.]$/, '')
}
