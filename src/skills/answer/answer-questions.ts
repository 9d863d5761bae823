import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { EventDraft, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { maskAsPartOf } from '../../domain/mask.ts'
import type { Contacts } from '../../knowledge/contacts.ts'
import type { Entry } from '../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import type { Detail } from '../../knowledge/told-items.ts'
import { answerIdFor } from '../../questions/answer-id.ts'
import { answered, unanswered } from '../../questions/gap-log.ts'
import type { AnswerOutcome } from './answer-outcome.ts'
import { decide } from './decide.ts'
import { type CaseFinderParts, createCaseFinder } from './find-cases.ts'
import { type Asked, createStatementFinder } from './follow-up/find-statements.ts'
import { createTopicReader, type InTopicParts } from './follow-up/in-topic.ts'
import { renderStatements } from './follow-up/render-statements.ts'
import type { Statement } from './follow-up/statements.ts'
import type { AnswerRequest } from './grounded-answer.ts'
import { type RememberedAnswer, type TopicMemory, withAnswer, withRefusal } from './memory.ts'
import type { AnsweredPart } from './part.ts'
import { readMessage } from './read-message.ts'
import type { ReadQuestion } from './read-question.ts'
import { relevanceOf } from './relevance.ts'
import type { LastAnswer, Stance } from './resolve.ts'
import { renderTogether } from './share-bubble.ts'
import { tell } from './tell.ts'
import { createOpenTeller, gap, isGap, withAsides } from './tell-open.ts'
import { traceOf } from './trace-answer.ts'

export type AnsweringParts = InTopicParts &
  CaseFinderParts & {
    readonly knowledge: Knowledge
    readonly phrases: Phrases
    readonly contacts: Contacts
  }

/**
 * Where nobody called Prima: so much of what is asked must one statement of the answer have, and one of the answer before,
 * to be surely about that. 0 to 1.
 */
const leastOverheard = { answer: 0.75, before: 0.4 }

/** From how likely a question is for a detail that is told below the opening. 0 to 1. */
const leastOfDetail = 0.8

/** So many messages before this one may say what is wished for. */
const mostOfWish = 2

/** An answer before it is put into words. */
type PlannedAnswer = Omit<AnswerRequest, 'language'> & {
  readonly question: string
  /** What is remembered of it: the question that the topic began with, and what was asked since. */
  readonly root: string
  readonly asked: string
  /** Nothing but these is said of it, and how they stand to what was asked. */
  readonly statements?: readonly Statement[]
  readonly stance?: Stance
  /** The entry says nothing on what was asked about it. */
  readonly isSilent: boolean
  /** Read in the light of the last answer, though it could be about anything: "besok siapa yang buka toko?". */
  readonly isLoose: boolean
}

const leads: Readonly<Record<Stance, PhraseKey>> = {
  nearest: 'nearest-in-topic',
  noted: 'noted',
  else: 'noted-else',
  again: 'still-the-answer',
}

export type Answering = (text: string, topic: TopicMemory, context: TurnContext) => AnswerOutcome

/** Answers the questions of a message, each by itself or in the light of what was talked about. */
export function createAnswering(parts: AnsweringParts): Answering {
  const { knowledge, phrases } = parts
  const topicReader = createTopicReader(parts)
  const findStatements = createStatementFinder(parts)
  const findCases = createCaseFinder(parts)
  const openTeller = createOpenTeller(parts)
  const inLanguage = (language: Language) => (asked: Asked, pair: EntryPair) => findStatements(asked, pair[language])

  return (text, remembered, context) => {
    const { language, message } = context
    const [lastAnswer, ...before] = answeredIn(remembered)
    // What says by itself what it asks needs nothing from before.
    const isWhole = decide(parts.findEntries(text)).kind === 'answer'
    const wished = isWhole ? undefined : openWish(remembered, context)
    const light = {
      last: lastAnswer,
      before,
      refused: remembered.refused ?? wished,
      said: new Set(remembered.said),
      asker: remembered.asker,
    }
    const read = readMessage(text, light, { ...parts, findStatements: inLanguage(language) }, (question, lit, found) =>
      topicReader.read(question, { ...light, ...lit }, language, found),
    )
    // What is kept of a part, or goes to a model, is hidden by what the whole message tells of it.
    const hide = maskAsPartOf(text)
    const hidden = hide(text)
    const parted = read.answered.map((part) => ({ ...part, text: hide(part.text) }))
    const open = read.open.map((part) => ({ ...part, text: hide(part.text) }))
    const [only] = parted
    const { nothingOn, statements: nearest } = only?.resolved ?? {}
    if (only && lastAnswer && nothingOn && !nearest)
      return silence(only.text, nothingOn, lastAnswer, remembered, context)
    const told = parts.askerReader.toldIn(remembered.asker, context.turns, language)
    const heard =
      only && isGuess(only)
        ? openTeller.hear({ ...only, decision: only.resolved.decision }, told, remembered, context, wished)
        : undefined
    if (heard) return { replies: [heard.reply], memory: withRefusal(remembered, heard.refused), isDispensable: true }
    const events: EventDraft[] = []
    let topic = remembered

    const planned = parted.map((part, position): PlannedAnswer => {
      const one = plan(part, answerIdFor(message, position), topic, { language, text: hidden, last: lastAnswer?.pair })
      if (one.isSilent) events.push(unanswered({ question: part.text, language, nearest: [one.pair.id.id] }))
      events.push(answered({ answerId: one.answerId, entryId: one.pair.id.id }))
      topic = withAnswer(topic, toRemember(one))
      return one
    })
    const noted = told.length === 0 ? '' : `: ${told.join(', ')}`
    const composed = planned.map((one) => compose(one, language, noted))
    const shared =
      planned.length > 1 && planned.every(canShare)
        ? renderTogether(planned.map(toRequest(language)), parts)
        : undefined
    for (const [at, { remembered: last }] of composed.entries()) {
      topic = withShown(topic, shared ? { ...last, said: [...(shared.shown[at] ?? [])] } : last)
    }
    const refusals =
      planned.length > 0
        ? []
        : open.map(
            (one) =>
              openTeller.hear(one, told, topic, context, wished) ?? openTeller.refuse(one, lastAnswer, topic, language),
          )
    for (const { refused } of refusals) if (refused !== undefined) topic = withRefusal(topic, refused)
    for (const one of open) if (isGap(one, remembered)) events.push(gap(one, language))

    const replies = [...composed, ...refusals].map(({ reply }) => reply)
    const shownToo = new Set(planned.flatMap(({ pair, runnersUp = [] }) => [pair, ...runnersUp]))
    const asides = planned.length > 0 ? openTeller.asides(open, shownToo, language) : []
    const last = planned.at(-1)
    // Where people talk to each other, a guess is no help either.
    const helps = planned.some((one) => !one.isSilent && !one.isLoose && one.certainty !== 'low')
    const separate = replies.map((reply, at) => (at < replies.length - 1 ? reply : withAsides(reply, asides)))
    return {
      replies: separate,
      ...(shared ? { together: { reply: withAsides(shared.reply, asides), of: separate } } : {}),
      events,
      memory: topic,
      trace: traceOf(parted, open),
      ...(last ? { topic: last.pair.id.id } : {}),
      ...(helps ? {} : { isDispensable: true }),
      told: planned.map((one, at) => ({
        at,
        request: toRequest(language)(one),
        question: one.question,
        isSilent: one.isSilent,
        keepsWords: one.isSilent || one.statements !== undefined,
        lines: at < planned.length - 1 ? [] : asides.map(({ line }) => line),
      })),
    }
  }

  /** The topic has nothing on what was said: that is told, and the topic stays. */
  function silence(
    text: string,
    nothingOn: 'case' | 'question',
    { pair }: LastAnswer,
    topic: TopicMemory,
    { language }: TurnContext,
  ): AnswerOutcome {
    return {
      replies: [openTeller.sayNothingOn({ nothingOn, pair, topic, language })],
      events: [unanswered({ question: text, language, nearest: [pair.id.id] })],
      memory: topic,
      isDispensable: true,
    }
  }

  function answeredIn({ answers }: TopicMemory): readonly LastAnswer[] {
    return answers.flatMap(({ entryId, question }) => {
      const pair = knowledge.entries.get(entryId)
      return pair ? [{ pair, question }] : []
    })
  }

  /** Whether what is asked is in the words of an answer and of the one before it. */
  function speaksOf(bare: string, answer: EntryPair, before: EntryPair | undefined, language: Language): boolean {
    const most = (pair: EntryPair) =>
      findStatements({ bare, aspects: [] }, pair[language]).find(({ fit }) => fit === undefined)?.coverage ?? 0
    return before !== undefined && most(answer) >= leastOverheard.answer && most(before) >= leastOverheard.before
  }

  function plan(
    { resolved, question: read, text, aspects, headings, covers }: AnsweredPart,
    answerId: string,
    { answers }: TopicMemory,
    {
      language,
      text: whole,
      last,
    }: { readonly language: Language; readonly text: string; readonly last: EntryPair | undefined },
  ): PlannedAnswer {
    const { decision, inContext } = resolved
    const { candidate, certainty } = decision
    const { pair } = candidate
    const isSilent = resolved.isSilent === true
    const { followUp, asks, bare, addresses } = read
    // A detail fits many a question that is put so.
    const isStated = resolved.statements?.every(({ kind }) => kind !== 'details') ?? false
    // A question in the words of what was answered is about that, whoever reads along.
    const isAboutIt = asks && !addresses && (isStated || (followUp !== 'none' && speaksOf(bare, pair, last, language)))
    const isLoose = inContext === true && followUp !== 'certain' && !isAboutIt
    // What leaned on the last answer says too little by itself; the title of its own answer says the rest.
    const question = inContext ? `${pair[language].title}: ${text}` : text
    const [before] = answers
    const root = inContext && before ? (before.root ?? before.question) : text
    const told = inContext ? answers.find(({ entryId }) => entryId === pair.id.id) : undefined
    const runnersUp = decision.runnersUp.map((other) => other.pair)
    const { statements, stance } = resolved
    const relevance = inContext ? undefined : relevanceOf({ bare, aspects }, pair[language], findStatements)
    // What was said of the asker in another part of the message holds for this one.
    const named = findCases(text, pair, language)
    const cases = named.length > 0 || whole === text ? named : findCases(whole, pair, language)
    const details = [...new Set([read, ...covers].flatMap((one) => detailsFor(one, pair[language])))]
    const planned = {
      ...{
        pair,
        cases,
        details,
        aspects,
        certainty,
        runnersUp,
        answerId,
        isSilent,
        isLoose,
        question,
        root,
        asked: text,
      },
      ...(statements ? { statements } : {}),
      ...(stance ? { stance } : {}),
      ...(headings.length > 0 ? { headings } : {}),
      ...(relevance ? { relevance } : {}),
    }
    return told && !isSilent ? { ...planned, said: told.said } : planned
  }

  /** What the entry says to just this question. */
  function detailsFor(question: ReadQuestion, entry: Entry): readonly Detail[] {
    const [best] = findStatements(question, entry).filter(({ fit = 0 }) => fit >= leastOfDetail)
    return entry.details.filter(({ statement }) => statement === best?.statement.markdown)
  }

  /** `told`: what the asker told of themselves with this message, as it is named to them. */
  function compose(planned: PlannedAnswer, language: Language, told: string) {
    const { isSilent, statements, stance, question } = planned
    if (statements) {
      const { pair, answerId, said = [] } = planned
      const lead = stance ? { lead: phrases.say(language, leads[stance], { told }) } : {}
      const certainty = isSilent ? 'low' : planned.certainty
      const reply = renderStatements({ pair, answerId, certainty, language, statements, ...lead }, parts)
      return { reply, remembered: { entryId: pair.id.id, question, answerId, said: [...said] } }
    }
    const { reply, remembered } = tell(toRequest(language)(planned), question, parts)
    if (!isSilent) return { reply, remembered }
    return { reply: { ...reply, text: `${phrases.say(language, 'no-such-section')}\n\n${reply.text}` }, remembered }
  }
}

/** What was said to another skill just before, where nothing was answered here: "untuk lift mati dulu deh" is about that. */
function openWish({ answers }: TopicMemory, { asked, lastSkill }: TurnContext): string | undefined {
  if (answers.length > 0 || lastSkill === undefined || asked.length === 0) return undefined
  return asked.slice(0, mostOfWish).toReversed().join(' ')
}

/** An answer that hardly more speaks for than for another, to a message that asks nothing. */
function isGuess({ question, resolved: { decision, inContext } }: AnsweredPart): boolean {
  return !question.asks && inContext !== true && decision.certainty === 'low'
}

/** An answer of its own, from which nothing was said before. */
function canShare({ isSilent, statements, said }: PlannedAnswer): boolean {
  return !isSilent && statements === undefined && said === undefined
}

function toRequest(language: Language) {
  return ({
    isSilent,
    isLoose,
    question,
    root,
    asked,
    statements,
    stance,
    ...request
  }: PlannedAnswer): AnswerRequest => ({
    ...request,
    language,
  })
}

function toRemember({ pair, root, asked, answerId }: PlannedAnswer): RememberedAnswer {
  const question = root === asked ? asked : `${root} ${asked}`
  return { entryId: pair.id.id, question, root, answerId, said: [] }
}

/** What was shown of an answer is known only once it has been put into words. */
function withShown(topic: TopicMemory, { entryId, said }: RememberedAnswer): TopicMemory {
  return { ...topic, answers: topic.answers.map((one) => (one.entryId === entryId ? { ...one, said } : one)) }
}
