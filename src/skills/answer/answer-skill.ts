import { longestQuestion, questionPart } from '../../conversation/clean-message.ts'
import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import type { About } from '../../domain/message.ts'
import { loadContacts } from '../../knowledge/contacts.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { type AnswerCommand, readCommand } from '../../questions/answer-commands.ts'
import { answerIdFor } from '../../questions/answer-id.ts'
import { answered } from '../../questions/gap-log.ts'
import { questionsKeeper } from '../../questions/questions-keeper.ts'
import { createActs } from './act-on-answer.ts'
import type { AnswerOutcome } from './answer-outcome.ts'
import { createAnswering } from './answer-questions.ts'
import { composeEvidence } from './compose-evidence.ts'
import { decide } from './decide.ts'
import type { CaseFinderParts } from './find-cases.ts'
import type { NamedAsking } from './follow-up/ask-named.ts'
import { createTopicReader, type InTopicParts } from './follow-up/in-topic.ts'
import { noteSaid } from './follow-up/note-said.ts'
import { itemsIn, type PointingBack } from './follow-up/point-back.ts'
import { renderStatements } from './follow-up/render-statements.ts'
import { statementsOf } from './follow-up/statements.ts'
import type { VerdictReader } from './follow-up/verdict.ts'
import { readMemory, type TopicMemory, withAnswer } from './memory.ts'
import { createRating } from './rate-answer.ts'
import type { DialogueAct } from './read-act.ts'
import { resolveQuestion } from './resolve.ts'
import { tell } from './tell.ts'

export type AnswerParts = InTopicParts &
  CaseFinderParts & {
    readonly readVerdict: VerdictReader
    readonly knowledge: Knowledge
    readonly phrases: Phrases
    /** Where contacts.yaml lies. */
    readonly knowledgeDirectory: string
    readonly readAct: (text: string) => DialogueAct | undefined
    readonly pointBack: PointingBack
    readonly askNamed: NamedAsking
    readonly soundsLikeQuestion: (text: string) => boolean
    /** Today as an ISO date in the company's time zone: what is in force is told as of it. */
    readonly today: () => string
  }

/** Who leads the programme of a team. */
const coaching = 'coach'

/** Answers questions from the knowledge base, or says that it has no answer. Takes what no other skill wants. */
export function createAnswerSkill(parts: AnswerParts): Skill {
  const { knowledge, phrases, readAct } = parts
  const topicReader = createTopicReader(parts)
  const answering = { ...parts, contacts: loadContacts(parts.knowledgeDirectory) }
  const answerQuestions = createAnswering(answering, topicReader)
  const act = createActs(answering, topicReader)
  const rating = createRating(phrases)
  const describe = (phrase: PhraseKey) => (language: Language) => phrases.say(language, phrase)

  return {
    name: skillName,
    keepers: [questionsKeeper],
    commands: [
      { id: 'tanya', en: 'ask', describe: describe('command-ask'), isForQuestions: true },
      { id: 'bukti', en: 'evidence', describe: describe('command-evidence'), isAboutLastAnswer: true },
      { id: 'selengkapnya', en: 'more', describe: describe('command-more'), isAboutLastAnswer: true },
    ],
    claim(received) {
      const { message, command } = received
      if (message.kind === 'due') return undefined
      const known = knowing(topicOf(received), received)
      const isWritten = command === undefined && message.pick === undefined
      // "Langkah pertama" is the first of the list that was shown last, unless it is asked with what to begin.
      const begins = isWritten && readAct(message.text)?.kind === 'begin'
      const pointed = isWritten && !begins ? parts.pointBack(message.text, known, received.language) : undefined
      const named = isWritten ? parts.askNamed(message.text, received.language) : undefined
      const { topic, text } = pointed ?? { topic: known, text: named ?? message.text }
      const context = { ...received, message: { ...message, text } }
      const awaited = command === undefined ? rating.awaitedOf(context) : undefined
      // What was wrong with an answer is for whoever gave it; a question after it may be anybody's.
      const isForUs = awaited !== undefined && !parts.soundsLikeQuestion(message.text)
      if (awaited !== undefined)
        return { strength: isForUs ? 'owns' : 'rest', respond: () => askOrNote(awaited, topic, context) }
      if (isWritten) {
        const own = { serves: 'knowledge', sureness: () => surenessOf(questionPart(text)) } as const
        const said = actIn(context, topic)
        if (said) {
          const does = () => act(said, topic, context) ?? whichAnswer(said, context) ?? respond(context, topic)
          return { ...own, strength: 'owns', respond: () => noting(does(), topic, context) }
        }
        const strength = pointed || named !== undefined ? 'wants' : 'rest'
        return { ...own, strength, respond: () => noting(respond(context, topic), topic, context) }
      }
      return { strength: 'owns', respond: () => noting(respond(context, topic), topic, context) }
    },
  }

  /** The chance of the entry that would answer a message by itself; 0: none would. */
  function surenessOf(text: string): number {
    const decision = decide(parts.findEntries(text))
    return decision.kind === 'answer' ? decision.candidate.chance : 0
  }

  /** What is said is not said again. */
  function noting(outcome: AnswerOutcome, topic: TopicMemory, { language }: TurnContext): AnswerOutcome {
    const before = outcome.memory === undefined ? topic : readMemory(outcome.memory)
    const noted = noteSaid(before, outcome.replies, outcome.language ?? language, knowledge)
    const items = itemsIn(outcome.replies.map(({ text }) => text).join('\n'))
    return { ...outcome, memory: items.length > 0 ? { ...noted, items } : noted }
  }

  /** What the message does with the last answer, if that was ours and nothing else was said since. */
  function actIn({ message, lastSkill }: TurnContext, { answers, refused }: TopicMemory): DialogueAct | undefined {
    const act = readAct(questionPart(message.text))
    if (act?.kind === 'complaint' && answers.length === 0) return act
    if (answers.length === 0 || (lastSkill ?? skillName) !== skillName) return undefined
    // What only leans on an answer leans on the refusal after it, too; what is done to an answer is not.
    const leans = act?.kind === 'context' || act?.kind === 'confirm' || act?.kind === 'next' || act?.kind === 'reason'
    return refused !== undefined && leans ? undefined : act
  }

  /** "Jawabanlu kemaren ga jelas" of an answer that is not remembered: which one is asked. */
  function whichAnswer({ kind }: DialogueAct, { language }: TurnContext): SkillOutcome | undefined {
    return kind === 'complaint' ? { replies: [{ text: phrases.say(language, 'which-answer') }] } : undefined
  }

  function respond(context: TurnContext, topic: TopicMemory): AnswerOutcome {
    const command = commandOf(context)
    if (command === 'ask-away')
      return { replies: [{ text: phrases.say(context.language, 'ask-away'), awaitsWords: true }] }
    if (!command) return ask(context, topic)
    if (command.kind === 'rate') return rating.rate(context, command, topic)
    if (command.kind === 'stale') return rating.explain(context) ?? staleChoice(context)
    if (command.kind === 'detail') return tellDetail(command, topic, context)
    const id = command.entryId ?? topic.answers[0]?.entryId
    const pair = id === undefined ? undefined : knowledge.entries.get(id)
    // An entry may have left the knowledge base since it was offered, or since it was the last answer.
    if (!pair) {
      const nothingYet = command.kind === 'more' ? 'nothing-more' : 'nothing-to-prove'
      return command.entryId === undefined ? saying(nothingYet, context) : staleChoice(context)
    }
    if (command.kind === 'evidence') {
      const { said } = topic
      return { replies: [composeEvidence(pair, context.language, { ...parts, day: parts.today(), said })] }
    }
    return answerFrom(context, topic, pair, command.kind === 'more')
  }

  /** One of the questions and answers of an entry, by its number. */
  function tellDetail(
    { entryId, at }: AnswerCommand & { readonly kind: 'detail' },
    topic: TopicMemory,
    context: TurnContext,
  ): SkillOutcome {
    const { language, message } = context
    const pair = knowledge.entries.get(entryId)
    const statement = pair && statementsOf(pair[language]).find(({ detail }) => detail === at)
    if (!pair || !statement) return staleChoice(context)
    const answerId = answerIdFor(message, 0)
    const remembered = { entryId, question: topic.answers[0]?.question ?? pair[language].title, answerId, said: [] }
    return {
      replies: [renderStatements({ pair, language, statements: [statement], certainty: 'high', answerId }, parts)],
      memory: withAnswer(topic, remembered),
      topic: entryId,
      events: [answered({ answerId, entryId })],
    }
  }

  /** What the message tells of the asker is known from then on. */
  function knowing(topic: TopicMemory, { message, turns }: TurnContext): TopicMemory {
    return { ...topic, asker: parts.askerReader.read(questionPart(message.text), topic.asker, turns) }
  }

  /** What was answered, or the entry that another skill spoke of since. */
  function topicOf(context: TurnContext): TopicMemory {
    const { memory, topic, asked, language, message } = context
    const { about } = message
    const stored = readMemory(memory)
    const known = isOver(context) ? { ...stored, answers: [] } : stored
    const pair = topic === undefined || topic === known.answers[0]?.entryId ? undefined : knowledge.entries.get(topic)
    if (!pair) return known
    const { title } = pair[language]
    // An older answer that is replied to is remembered with its question, or known by its entry alone.
    const older = known.answers.find(({ entryId }) => entryId === pair.id.id)
    const question = about?.entryId === undefined ? (asked[0] ?? title) : title
    return withAnswer(known, older ?? { entryId: pair.id.id, question, answerId: about?.answerId ?? '', said: [] })
  }

  /** What was left, or not asked further behind the programme of a team, is not spoken of any more. */
  function isOver({ topic, lastSkill, message, command }: TurnContext): boolean {
    if (message.kind !== 'said' || command !== undefined || message.about !== undefined) return false
    return topic === undefined || (lastSkill === coaching && !parts.soundsLikeQuestion(message.text))
  }

  function commandOf({ command, message }: TurnContext): AnswerCommand | 'ask-away' | undefined {
    if (command?.name === 'bukti') return { kind: 'evidence' }
    if (command?.name === 'selengkapnya') return { kind: 'more' }
    if (command?.name === 'tanya') return command.rest === '' ? 'ask-away' : undefined
    return readCommand(message)
  }

  /** After a thumb down: a question is one; anything else is noted of the answer, and answered as well where that helps. */
  function askOrNote(answerId: string, topic: TopicMemory, context: TurnContext): SkillOutcome {
    const outcome = ask(context, topic)
    if (parts.soundsLikeQuestion(context.message.text)) return { ...outcome, flow: 'leave' }
    const noted = rating.noteWords(answerId, context)
    if (outcome.isDispensable) return noted
    return { ...outcome, events: [...(noted.events ?? []), ...(outcome.events ?? [])], flow: 'leave' }
  }

  /** Whoever comes by an old link has not been greeted yet. */
  function staleChoice(context: TurnContext): SkillOutcome {
    const { language, turns } = context
    const texts = [phrases.say(language, 'stale-choice'), ...(turns === 0 ? [phrases.say(language, 'greeting')] : [])]
    return { replies: [{ text: texts.join('\n\n') }] }
  }

  function ask(context: TurnContext, topic: TopicMemory): AnswerOutcome {
    const { command, message, language } = context
    const text = questionPart(command?.rest ?? message.text)
    const outcome = answerQuestions(text, underQuestion(message.about, topic), context)
    if (message.text.length <= longestQuestion) return outcome
    const note = { text: phrases.say(language, 'too-long', { limit: longestQuestion }) }
    return {
      ...outcome,
      replies: [note, ...outcome.replies],
      told: outcome.told?.map((one) => ({ ...one, at: one.at + 1 })) ?? [],
    }
  }

  /** "@Prima sanksinya apa?" under "telat lapor LKPM nih" is about what was written there. */
  function underQuestion({ text: asked, entryId }: About = {}, topic: TopicMemory): TopicMemory {
    // Whoever was answered here before goes on from that.
    if (asked === undefined || entryId !== undefined || topic.answers.length > 0) return topic
    const text = maskPersonalData(questionPart(asked))
    const { decision } = resolveQuestion(parts.questionReader.read(text), {}, parts)
    if (decision.kind !== 'answer' || decision.certainty === 'low') return topic
    return withAnswer(topic, { entryId: decision.candidate.pair.id.id, question: text, answerId: '', said: [] })
  }

  function saying(key: PhraseKey, { language }: TurnContext): SkillOutcome {
    return { replies: [{ text: phrases.say(language, key) }] }
  }

  function answerFrom(context: TurnContext, topic: TopicMemory, pair: EntryPair, whole: boolean): SkillOutcome {
    const { language, message } = context
    const answerId = answerIdFor(message, 0)
    const request = { pair, language, aspects: [], certainty: 'high', answerId, whole } as const
    const { reply, remembered } = tell(request, pair[language].title, parts)
    return {
      replies: [reply],
      memory: withAnswer(topic, remembered),
      topic: pair.id.id,
      events: [answered({ answerId, entryId: pair.id.id })],
    }
  }
}

const skillName = 'answer'
