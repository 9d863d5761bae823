import type { Phrases } from '../../conversation/phrases.ts'
import type { EventDraft, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { maskAsPartOf } from '../../domain/mask.ts'
import type { Contacts } from '../../knowledge/contacts.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { answerIdFor } from '../../questions/answer-id.ts'
import { answered, unanswered } from '../../questions/gap-log.ts'
import type { AnswerOutcome } from './answer-outcome.ts'
import { createComposing } from './compose-planned.ts'
import { decide } from './decide.ts'
import type { CaseFinderParts } from './find-cases.ts'
import type { Asked } from './follow-up/find-statements.ts'
import type { InTopicParts, TopicReader } from './follow-up/in-topic.ts'
import type { Silence } from './follow-up/tell-silence.ts'
import { type RememberedAnswer, type TopicMemory, withAnswer, withRefusal } from './memory.ts'
import type { AnsweredPart } from './part.ts'
import { canShare, createPlan, type PlannedAnswer, toRemember, toRequest } from './plan-answer.ts'
import { readMessage } from './read-message.ts'
import type { LastAnswer } from './resolve.ts'
import { renderTogether } from './share-bubble.ts'
import { createOpenTeller, gap, isGap, withAsides } from './tell-open.ts'
import { traceOf } from './trace-answer.ts'

export type AnsweringParts = InTopicParts &
  CaseFinderParts & {
    readonly knowledge: Knowledge
    readonly phrases: Phrases
    readonly contacts: Contacts
  }

/** So many messages before this one may say what is wished for. */
const mostOfWish = 2

export type Answering = (text: string, topic: TopicMemory, context: TurnContext) => AnswerOutcome

/** Answers the questions of a message, each by itself or in the light of what was talked about. */
export function createAnswering(parts: AnsweringParts, topicReader: TopicReader): Answering {
  const { knowledge, findStatements } = parts
  const plan = createPlan(parts)
  const compose = createComposing(parts)
  const openTeller = createOpenTeller({ ...parts, readsAsTail: parts.questionReader.asksOnlyIfSo })
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
    const { nothingOn, statements: stated, nearest = [] } = only?.resolved ?? {}
    const told = parts.askerReader.toldIn(remembered.asker, context.turns, language)
    if (only && lastAnswer && nothingOn && !stated)
      return silence(only.text, { nothingOn, nearest, told }, lastAnswer, remembered, context)
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
      topic = toRemember(one).reduce(withAnswer, topic)
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
    found: Pick<Silence, 'nothingOn' | 'nearest' | 'told'>,
    { pair }: LastAnswer,
    topic: TopicMemory,
    { language }: TurnContext,
  ): AnswerOutcome {
    return {
      replies: [openTeller.sayNothingOn({ ...found, pair, topic, language })],
      events: [unanswered({ question: text, language, nearest: [pair.id.id] })],
      memory: topic,
      isDispensable: true,
    }
  }

  function answeredIn({ answers }: TopicMemory): readonly LastAnswer[] {
    return answers.flatMap(({ entryId, question, root }) => {
      const pair = knowledge.entries.get(entryId)
      return pair ? [{ pair, question, root }] : []
    })
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

/** What was shown of an answer is known only once it has been put into words. */
function withShown(topic: TopicMemory, { entryId, said }: RememberedAnswer): TopicMemory {
  return { ...topic, answers: topic.answers.map((one) => (one.entryId === entryId ? { ...one, said } : one)) }
}
