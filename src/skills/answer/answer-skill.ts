import { longestQuestion, questionPart } from '../../conversation/clean-message.ts'
import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { EventDraft, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import type { ReplyDraft } from '../../domain/reply.ts'
import type { SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { type AnswerCommand, entryChoice, readCommand } from '../../questions/answer-commands.ts'
import { answerIdFor, shortHash } from '../../questions/answer-id.ts'
import { answered, rated, unanswered } from '../../questions/gap-log.ts'
import { composeEvidence } from './compose-evidence.ts'
import type { Decision } from './decide.ts'
import type { Candidate } from './find-entries.ts'
import { type AnswerRequest, groundAnswer } from './grounded-answer.ts'
import { type AnswerMemory, readMemory } from './memory.ts'
import { renderAnswer } from './render-answer.ts'
import { type ResolveParts, resolveQuestion } from './resolve.ts'

export type AnswerParts = ResolveParts & {
  readonly knowledge: Knowledge
  readonly phrases: Phrases
  /** Today as an ISO date in the company's time zone: what is in force is told as of it. */
  readonly today: () => string
}

/** An answer before it is put into words: a later question of the message may ask more of the same entry. */
type PlannedAnswer = Omit<AnswerRequest, 'language' | 'aspects'> & {
  readonly aspects: SectionKind[]
  /** The entry says nothing on what was asked about it. */
  readonly isSilent: boolean
}

/** What is kept of a question for the follow-ups to it, in characters from its end. */
const longestRemembered = 300

/** Answers questions from the knowledge base, or says that it has no answer. Takes what no other skill wants. */
export function createAnswerSkill(parts: AnswerParts): Skill {
  const { knowledge, phrases, questionReader } = parts

  const describe = (phrase: PhraseKey) => (language: Language) => phrases.say(language, phrase)

  return {
    name: 'answer',
    commands: [
      { id: 'tanya', en: 'ask', describe: describe('command-ask') },
      { id: 'bukti', en: 'evidence', describe: describe('command-evidence'), isAboutLastAnswer: true },
      { id: 'selengkapnya', en: 'more', describe: describe('command-more'), isAboutLastAnswer: true },
    ],
    claim(context) {
      const isCommand = context.command !== undefined || context.message.pick !== undefined
      return { strength: isCommand ? 'owns' : 'rest', respond: () => respond(context) }
    },
  }

  function respond(context: TurnContext): SkillOutcome {
    const memory = remembered(context)
    const command = commandOf(context)
    if (command === 'ask-away') return saying('ask-away', context)
    if (!command) return answerQuestions(context, memory)
    if (command.kind === 'rate') return rate(context, command, memory)
    if (command.kind === 'stale') return saying('stale-choice', context)
    const id = command.entryId ?? memory?.entryId
    const pair = id === undefined ? undefined : knowledge.entries.get(id)
    // An entry may have left the knowledge base since it was offered, or since it was the last answer.
    if (!pair) {
      const nothingYet = command.kind === 'more' ? 'nothing-more' : 'nothing-to-prove'
      return saying(command.entryId === undefined ? nothingYet : 'stale-choice', context)
    }
    if (command.kind === 'evidence') {
      return { replies: [composeEvidence(pair, context.language, { ...parts, day: parts.today() })] }
    }
    return answerFrom(context, pair, command.kind === 'more')
  }

  /** The last answer, or the entry that another skill spoke of since. */
  function remembered({ memory, topic, asked, language }: TurnContext): AnswerMemory | undefined {
    const last = readMemory(memory)
    const pair = topic === undefined || topic === last?.entryId ? undefined : knowledge.entries.get(topic)
    return pair ? { entryId: pair.id.id, question: asked[0] ?? pair[language].title, answerId: '' } : last
  }

  function commandOf({ command, message }: TurnContext): AnswerCommand | 'ask-away' | undefined {
    if (command?.name === 'bukti') return { kind: 'evidence' }
    if (command?.name === 'selengkapnya') return { kind: 'more' }
    if (command?.name === 'tanya') return command.rest === '' ? 'ask-away' : undefined
    return readCommand(message)
  }

  function saying(key: PhraseKey, { language }: TurnContext): SkillOutcome {
    return { replies: [{ text: phrases.say(language, key) }] }
  }

  function answerFrom(context: TurnContext, pair: EntryPair, whole: boolean): SkillOutcome {
    const { language } = context
    const answerId = answerIdFor(context.message, 0)
    const reply = renderAnswer(
      groundAnswer({ pair, language, aspects: [], certainty: 'high', answerId, whole }, knowledge),
      phrases,
    )
    return {
      replies: [reply],
      memory: { entryId: pair.id.id, question: pair[language].title, answerId },
      topic: pair.id.id,
      events: [answered({ answerId, entryId: pair.id.id })],
    }
  }

  function answerQuestions(context: TurnContext, remembered: AnswerMemory | undefined): SkillOutcome {
    const { language } = context
    const said: (ReplyDraft | PlannedAnswer)[] = noteOnLength(context)
    const events: EventDraft[] = []
    let memory = remembered

    for (const [position, text] of questionReader.split(questionOf(context)).entries()) {
      const question = questionReader.read(withoutPersonalData(text))
      const lastPair = memory && knowledge.entries.get(memory.entryId)
      const last = memory && lastPair ? { pair: lastPair, question: memory.question } : undefined
      const { decision, aspects, inContext, isSilent = false } = resolveQuestion(question, last, parts)

      if (decision.kind === 'answer') {
        const { pair } = decision.candidate
        // What leaned on the last answer says too little by itself; the title of its own answer says the rest.
        const kept = maskPersonalData(inContext ? `${pair[language].title}: ${text}` : text).slice(-longestRemembered)
        if (isSilent) events.push(unanswered({ question: text, language, nearest: [pair.id.id] }))
        // Two questions that one entry answers need it once, with what both ask about.
        const before = said.find((one): one is PlannedAnswer => 'pair' in one && one.pair === pair)
        if (before) {
          before.aspects.push(...aspects)
          if (isSilent) said.push({ text: phrases.say(language, 'not-recorded', { question: text }) })
          memory = { entryId: pair.id.id, question: kept, answerId: before.answerId }
          continue
        }
        const answerId = answerIdFor(context.message, position)
        const runnersUp = decision.runnersUp.map((candidate) => candidate.pair)
        said.push({ pair, aspects: [...aspects], certainty: decision.certainty, runnersUp, answerId, isSilent })
        events.push(answered({ answerId, entryId: pair.id.id }))
        memory = { entryId: pair.id.id, question: kept, answerId }
      } else if (decision.kind === 'ask-back') {
        said.push({ text: phrases.say(language, 'ask-back'), choices: toChoices(decision.candidates, context) })
      } else if (question.followUp === 'certain') {
        said.push({ text: phrases.say(language, 'ask-topic') })
      } else {
        said.push(unknown(decision, context))
        const { nearest, referral } = decision
        events.push(
          unanswered({
            question: text,
            language,
            nearest: nearest.map(({ pair }) => pair.id.id),
            referral: referral?.id,
          }),
        )
      }
    }
    const replies = said.map((one) => ('pair' in one ? compose(one, language) : one))
    return { replies, events, ...(memory ? { memory, topic: memory.entryId } : {}) }
  }

  function questionOf({ command, message }: TurnContext): string {
    return questionPart(command?.rest ?? message.text)
  }

  function noteOnLength({ message, language }: TurnContext): ReplyDraft[] {
    if (message.text.length <= longestQuestion) return []
    return [{ text: phrases.say(language, 'too-long', { limit: longestQuestion }) }]
  }

  function compose({ isSilent, ...planned }: PlannedAnswer, language: Language): ReplyDraft {
    const answer = renderAnswer(groundAnswer({ ...planned, language }, knowledge), phrases)
    return isSilent ? { ...answer, text: `${phrases.say(language, 'no-such-section')}\n\n${answer.text}` } : answer
  }

  function unknown({ nearest, referral }: Extract<Decision, { kind: 'unknown' }>, context: TurnContext): ReplyDraft {
    const { language } = context
    if (referral?.referTo) return { text: phrases.say(language, 'not-ours', { helper: referral.referTo[language] }) }
    const best = nearest[0]
    if (!best) return { text: phrases.say(language, 'unknown') }
    const contact = contacts.get(best.pair.id.topic)
    return {
      text: contact ? phrases.say(language, 'unknown-contact', { contact }) : phrases.say(language, 'unknown-nearest'),
      choices: toChoices(nearest, context),
    }
  }

  function toChoices(candidates: readonly Candidate[], { language }: TurnContext) {
    return candidates.map(({ pair }) => ({ pick: entryChoice('ask', pair.id.id), label: pair[language].title }))
  }

  function rate(
    context: TurnContext,
    { answerId, helpful }: { readonly answerId: string; readonly helpful: boolean },
    memory: AnswerMemory | undefined,
  ): SkillOutcome {
    const { channel, id } = context.message.person
    const question = memory?.answerId === answerId && !helpful ? memory.question : undefined
    return {
      replies: [
        {
          text: phrases.say(context.language, helpful ? 'rated-helpful' : 'rated-not-helpful'),
          audience: 'asker',
        },
      ],
      // With the answer in it, so that nobody can gather what one person rated.
      events: [rated({ answerId, helpful, rater: shortHash(`${channel}:${id}:${answerId}`), question })],
    }
  }
}

/** Numbers and addresses of people are in no entry; searched for, they would only drown the words that are. */
function withoutPersonalData(text: string): string {
  return maskPersonalData(text).replace(/\[[a-z]+\]/g, ' ')
}

/** Whom to ask where the knowledge base ends, by topic. */
const contacts: ReadonlyMap<string, string> = new Map([
  ['pse', 'Komdigi (pse.komdigi.go.id)'],
  ['oss', 'OSS (169, kontak@oss.go.id)'],
])
