import type { Phrases } from '../../conversation/phrases.ts'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { Contacts } from '../../knowledge/contacts.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { withoutMarks } from '../../knowledge/plain-text.ts'
import { answerIdFor } from '../../questions/answer-id.ts'
import { composeEvidence } from './compose-evidence.ts'
import { createTopicActs } from './follow-up/acts.ts'
import { renderChecklist } from './follow-up/checklist.ts'
import type { InTopicParts, TopicReader } from './follow-up/in-topic.ts'
import { renderStatements } from './follow-up/render-statements.ts'
import { firstStatementOf, shownOf } from './follow-up/statements.ts'
import type { VerdictReader } from './follow-up/verdict.ts'
import { type RememberedAnswer, type TopicMemory, withAnswer } from './memory.ts'
import type { DialogueAct } from './read-act.ts'
import { createEntrySayer, sectionOf } from './say-entry.ts'
import { createStepActs, type StepActParts } from './step-acts.ts'
import { tell } from './tell.ts'

export type ActParts = InTopicParts & {
  readonly contacts: Contacts
  readonly readVerdict: VerdictReader
  readonly knowledge: Knowledge
  readonly phrases: Phrases
  readonly today: () => string
}

/** Share of what an example is wanted of that a statement of the entry must have for its own examples to do. 0 to 1. */
const leastOfExample = 0.5
/** So few statements are said again in another language as they are; more of them were a whole answer. */
const mostShown = 4
/** Of a topic without steps, so many of its points. */
const mostPoints = 7

/** What a message does with the last answer. Undefined: it cannot be done, and the message is read as a question. */
export type Acts = (act: DialogueAct, topic: TopicMemory, context: TurnContext) => SkillOutcome | undefined

export function createActs(parts: ActParts, topicReader: TopicReader): Acts {
  const { knowledge, phrases, questionReader } = parts
  const topicAct = createTopicActs(parts, topicReader)
  const say = createEntrySayer(parts)
  const { piece, answer, rest } = say
  const points: StepActParts['points'] = (topic, context) =>
    topicAct({ kind: 'points', number: mostPoints }, topic, context)
  const { steps, next, item } = createStepActs({ knowledge, phrases, say, points })

  return (act, topic, context) => {
    const [last, before] = topic.answers
    const pair = last && knowledge.entries.get(last.entryId)
    if (!last || !pair) return undefined
    const { language } = context
    switch (act.kind) {
      case 'shorter':
        return piece(pair, last, firstSentence(pair, language), language)
      case 'points':
      case 'message':
      case 'tone':
      case 'difference':
      case 'confirm':
      case 'beside':
      case 'begin':
        return topicAct(act, topic, context)
      case 'steps':
        return steps(pair, last, topic, context)
      case 'simpler':
        return simpler(pair, last, topic, context)
      case 'source':
        return { replies: [composeEvidence(pair, language, { ...parts, day: parts.today(), said: topic.said })] }
      case 'doubt':
        return topicAct(act, topic, context)
      case 'reason':
        return (
          topicAct({ kind: 'reason' }, topic, context) ??
          rest(pair, last, topic, context) ??
          withLead('reason-in-rules', pair, language)
        )
      case 'next':
        return next(pair, last, topic, context)
      case 'item':
        return item(act.number, pair, last, topic, context)
      case 'example':
        return example(act.rest, pair, last, topic, context)
      case 'back':
        return back(act.rest, before, topic, context)
      // What is told of the asker is read in the light of the topic, as a question is.
      case 'context':
        return undefined
      case 'complaint':
        return topicAct({ kind: 'beside', rest: '' }, topic, context)
      case 'checklist':
        return checklist(topic, context)
      case 'indonesian':
      case 'english': {
        const wanted = act.kind === 'indonesian' ? 'id' : 'en'
        const { number } = act
        if (number === undefined) return translate(wanted, pair, last, topic)
        const points = topicAct({ kind: 'points', number }, topic, { ...context, language: wanted })
        return points && { ...points, language: wanted }
      }
    }
  }

  function simpler(pair: EntryPair, last: RememberedAnswer, topic: TopicMemory, context: TurnContext): SkillOutcome {
    const { language } = context
    const hasExample = sectionOf(pair, 'example', language) !== undefined
    if (hasExample) return rest(pair, last, topic, context, ['example']) ?? again()
    return again()

    function again(): SkillOutcome {
      const text = `${phrases.say(language, 'simpler')} ${firstSentence(pair, language)}\n\n${phrases.say(language, 'which-part')}`
      return piece(pair, last, text, language)
    }
  }

  function withLead(key: 'reason-in-rules', pair: EntryPair, language: Language): SkillOutcome {
    const evidence = composeEvidence(pair, language, { ...parts, day: parts.today() })
    return { replies: [{ ...evidence, text: `${phrases.say(language, key)}\n\n${evidence.text}` }] }
  }

  function example(
    wanted: string,
    pair: EntryPair,
    last: RememberedAnswer,
    topic: TopicMemory,
    context: TurnContext,
  ): SkillOutcome | undefined {
    const { language } = context
    const own = sectionOf(pair, 'example', language)
    const isOfOwn = wanted === '' || topicReader.search(questionReader.read(wanted), [pair], { language }).some(hasAll)
    if (own && isOfOwn) {
      return answer(
        {
          pair,
          aspects: ['example'],
          certainty: 'medium',
          said: last.said.filter((heading) => heading !== own.heading),
        },
        last.question,
        topic,
        context,
      )
    }
    const question = {
      ...questionReader.read(`contoh ${wanted}`),
      aspects: ['example'] as const,
      followUp: 'certain' as const,
    }
    const answered = { last: { pair, question: last.question }, said: new Set(topic.said), asker: topic.asker }
    const { decision, isSilent } = topicReader.read(question, answered, language, parts)
    if (decision.kind !== 'answer') return undefined
    const other = decision.candidate.pair
    if (isSilent || other === pair)
      return rest(pair, last, topic, context) ?? { replies: [{ text: phrases.say(language, 'no-example') }] }
    return answer({ pair: other, aspects: ['example'], certainty: 'medium' }, other[language].title, topic, context)
  }

  function back(
    wanted: string,
    before: RememberedAnswer | undefined,
    topic: TopicMemory,
    context: TurnContext,
  ): SkillOutcome | undefined {
    const named = topic.answers.find(({ entryId }) => {
      const title = knowledge.entries.get(entryId)?.[context.language].title.toLowerCase() ?? ''
      return wanted !== '' && wanted.split(' ').some((word) => word.length > 2 && title.includes(word))
    })
    const meant = named ?? (wanted === '' ? before : undefined)
    const pair = meant && knowledge.entries.get(meant.entryId)
    return pair && meant
      ? answer({ pair, aspects: [], certainty: 'medium' }, meant.question, topic, context)
      : undefined
  }

  /** All that was answered, the first first, as one list. */
  function checklist({ answers }: TopicMemory, { language, message }: TurnContext): SkillOutcome | undefined {
    const [first, ...others] = answers.toReversed().flatMap(({ entryId }) => knowledge.entries.get(entryId) ?? [])
    if (!first) return undefined
    const answerId = answerIdFor(message, 0)
    return { replies: [renderChecklist({ pairs: [first, ...others], language, answerId }, parts)] }
  }

  function translate(language: Language, pair: EntryPair, last: RememberedAnswer, topic: TopicMemory): SkillOutcome {
    const request = { pair, language, aspects: [], certainty: 'medium', answerId: last.answerId } as const
    const { reply, remembered } = tell(request, last.question, parts)
    const note = phrases.say(language, 'language-changed')
    const shown = shownOf(pair, topic, language)
    if (shown.length > 0 && shown.length <= mostShown) {
      const said = {
        pair,
        language,
        statements: shown,
        certainty: 'medium',
        answerId: last.answerId,
        lead: note,
      } as const
      return { replies: [renderStatements(said, parts)], language, topic: pair.id.id }
    }
    return {
      replies: [{ ...reply, text: `${note}\n\n${reply.text}` }],
      language,
      memory: withAnswer(topic, remembered),
      topic: pair.id.id,
    }
  }
}

/** A statement that has what an example is wanted of. */
function hasAll({ coverage }: { readonly coverage: number }): boolean {
  return coverage >= leastOfExample
}

function firstSentence(pair: EntryPair, language: Language): string {
  return withoutMarks(firstStatementOf(pair[language]).markdown)
}
