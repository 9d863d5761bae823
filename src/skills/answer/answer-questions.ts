import type { Phrases } from '../../conversation/phrases.ts'
import type { EventDraft, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import type { SectionKind } from '../../knowledge/entry.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { answerIdFor } from '../../questions/answer-id.ts'
import { answered, unanswered } from '../../questions/gap-log.ts'
import type { Decision } from './decide.ts'
import type { Candidate } from './find-entries.ts'
import type { AnswerRequest } from './grounded-answer.ts'
import { type RememberedAnswer, type TopicMemory, withAnswer, withRefusal } from './memory.ts'
import type { LastAnswer } from './rank-in-context.ts'
import { type Resolved, type ResolveParts, resolveQuestion } from './resolve.ts'
import { tell } from './tell.ts'

export type AnsweringParts = ResolveParts & { readonly knowledge: Knowledge; readonly phrases: Phrases }

/** An answer before it is put into words: a later question of the message may ask more of the same entry. */
type PlannedAnswer = Omit<AnswerRequest, 'language' | 'aspects'> & {
  readonly aspects: SectionKind[]
  readonly question: string
  /** The entry says nothing on what was asked about it. */
  readonly isSilent: boolean
  /** Read in the light of the last answer, though it could be about anything: "besok siapa yang buka toko?". */
  readonly isLoose: boolean
}

type Told = { readonly reply: ReplyDraft; readonly remembered?: RememberedAnswer }

export type Answering = (text: string, topic: TopicMemory, context: TurnContext) => SkillOutcome

/** Answers the questions of a message, each by itself or in the light of what was talked about. */
export function createAnswering(parts: AnsweringParts): Answering {
  const { knowledge, phrases, questionReader } = parts

  return (text, remembered, context) => {
    const { language } = context
    const said: (ReplyDraft | PlannedAnswer)[] = []
    const events: EventDraft[] = []
    let topic = remembered

    for (const [position, one] of questionReader.split(text).entries()) {
      const question = questionReader.read(withoutPersonalData(one))
      const resolved = resolveQuestion(question, { last: lastOf(topic), refused: topic.refused }, parts)
      const { decision } = resolved
      if (decision.kind === 'answer') {
        const before = said.find(
          (other): other is PlannedAnswer => 'pair' in other && other.pair === decision.candidate.pair,
        )
        const isLoose = resolved.inContext === true && question.followUp !== 'certain'
        const planned = plan(
          resolved,
          one,
          { answerId: answerIdFor(context.message, position), isLoose },
          topic,
          language,
        )
        if (planned.isSilent) events.push(unanswered({ question: one, language, nearest: [planned.pair.id.id] }))
        if (before) {
          // Two questions that one entry answers need it once, with what both ask about.
          before.aspects.push(...planned.aspects)
          if (planned.isSilent) said.push({ text: phrases.say(language, 'not-recorded', { question: one }) })
        } else {
          said.push(planned)
          events.push(answered({ answerId: planned.answerId, entryId: planned.pair.id.id }))
          topic = withAnswer(topic, toRemember(planned))
        }
      } else if (decision.kind === 'ask-back') {
        said.push({ text: phrases.say(language, 'ask-back'), choices: toChoices(decision.candidates, language) })
        topic = withRefusal(topic, maskPersonalData(one))
      } else if (question.followUp === 'certain' && topic.refused === undefined) {
        said.push({ text: phrases.say(language, 'ask-topic') })
      } else {
        said.push(unknown(decision, language))
        events.push(gap(one, decision, language))
        if (!decision.referral) topic = withRefusal(topic, maskPersonalData(one))
      }
    }
    const told = said.map((one): Told => ('pair' in one ? compose(one, language) : { reply: one }))
    const memory = told.reduce((kept, { remembered: last }) => (last ? withShown(kept, last) : kept), topic)
    const [last] = told.flatMap(({ remembered: one }) => one ?? []).toReversed()
    // Where people talk to each other, a guess is no help either.
    const helps = said.some((one) => 'pair' in one && !one.isSilent && !one.isLoose && one.certainty !== 'low')
    return {
      replies: told.map(({ reply }) => reply),
      events,
      memory,
      ...(last ? { topic: last.entryId } : {}),
      ...(helps ? {} : { isDispensable: true }),
    }
  }

  function lastOf({ answers: [last] }: TopicMemory): LastAnswer | undefined {
    const pair = last && knowledge.entries.get(last.entryId)
    return last && pair ? { pair, question: last.question } : undefined
  }

  function plan(
    resolved: Resolved,
    text: string,
    { answerId, isLoose }: Pick<PlannedAnswer, 'answerId' | 'isLoose'>,
    { answers }: TopicMemory,
    language: Language,
  ): PlannedAnswer {
    const { decision, aspects, inContext } = resolved
    const isSilent = resolved.isSilent === true
    if (decision.kind !== 'answer') throw new Error('only an answer can be planned')
    const { pair } = decision.candidate
    // What leaned on the last answer says too little by itself; the title of its own answer says the rest.
    const question = maskPersonalData(inContext ? `${pair[language].title}: ${text}` : text)
    const before = answers[0]?.entryId === pair.id.id && inContext ? answers[0] : undefined
    const { certainty } = decision
    const runnersUp = decision.runnersUp.map((candidate) => candidate.pair)
    const planned = { pair, aspects: [...aspects], certainty, runnersUp, answerId, isSilent, isLoose, question }
    return before && !isSilent ? { ...planned, said: before.said } : planned
  }

  function compose({ isSilent, isLoose: _, question, ...planned }: PlannedAnswer, language: Language): Told {
    const { reply, remembered } = tell({ ...planned, language }, question, parts)
    if (!isSilent) return { reply, remembered }
    return { reply: { ...reply, text: `${phrases.say(language, 'no-such-section')}\n\n${reply.text}` }, remembered }
  }

  function unknown({ nearest, referral }: Decision & { kind: 'unknown' }, language: Language): ReplyDraft {
    if (referral?.referTo) return { text: phrases.say(language, 'not-ours', { helper: referral.referTo[language] }) }
    const offered = nearest.filter(({ looksRandom }) => !looksRandom)
    const [best] = offered
    if (!best) return { text: phrases.say(language, 'unknown') }
    const contact = contacts.get(best.pair.id.topic)
    return {
      text: contact ? phrases.say(language, 'unknown-contact', { contact }) : phrases.say(language, 'unknown-nearest'),
      choices: toChoices(offered, language),
    }
  }
}

function gap(question: string, { nearest, referral }: Decision & { kind: 'unknown' }, language: Language): EventDraft {
  const ids = nearest.map(({ pair }) => pair.id.id)
  return unanswered({ question, language, nearest: ids, referral: referral?.id })
}

function toChoices(candidates: readonly Candidate[], language: Language): Choice[] {
  return candidates.map(({ pair }) => ({ pick: entryChoice('ask', pair.id.id), label: pair[language].title }))
}

function toRemember({ pair, question, answerId }: PlannedAnswer): RememberedAnswer {
  return { entryId: pair.id.id, question, answerId, said: [] }
}

/** What was shown of an answer is known only once it has been put into words. */
function withShown(topic: TopicMemory, { entryId, said }: RememberedAnswer): TopicMemory {
  return { ...topic, answers: topic.answers.map((one) => (one.entryId === entryId ? { ...one, said } : one)) }
}

/** Numbers and addresses of people are in no entry; searched for, they would only drown the words that are. */
function withoutPersonalData(text: string): string {
  return maskPersonalData(text)
    .replace(labelledData, ' ')
    .replace(/\[[a-z]+\]/g, ' ')
}

/** "Password OSS: [sandi]": what the data is called is no question about it. */
const labelledData = /(?:\p{Letter}+ ){0,2}\p{Letter}+ ?[:=] ?\[[a-z]+\]/gu

/** Whom to ask where the knowledge base ends, by topic. */
const contacts: ReadonlyMap<string, string> = new Map([
  ['pse', 'Komdigi (pse.komdigi.go.id)'],
  ['oss', 'OSS (169, kontak@oss.go.id)'],
])
