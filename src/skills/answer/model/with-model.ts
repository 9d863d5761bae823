import { questionPart } from '../../../conversation/clean-message.ts'
import type { TurnModel } from '../../../conversation/model/turn-models.ts'
import type { Phrases } from '../../../conversation/phrases.ts'
import type { Skill, TurnContext } from '../../../conversation/skill.ts'
import { maskPersonalData } from '../../../domain/mask.ts'
import type { ReplyDraft } from '../../../domain/reply.ts'
import type { Knowledge } from '../../../knowledge/knowledge.ts'
import type { MeaningIndex } from '../../../knowledge/retrieval/meaning-index.ts'
import { entryChoice } from '../../../questions/answer-commands.ts'
import { unanswered } from '../../../questions/gap-log.ts'
import type { AnswerOutcome, ToldAnswer } from '../answer-outcome.ts'
import { groundAnswer } from '../grounded-answer.ts'
import { readMemory, withRefusal } from '../memory.ts'
import { renderPhrased } from '../render-answer.ts'
import type { HybridFinder } from './hybrid-finder.ts'
import type { createPhrasing, Phrasing } from './phrase-answer.ts'
import type { createUnderstanding } from './understand.ts'

export const modelPhraseKeys = ['partly', 'not-answered', 'stopped', 'stopped-early'] as const

export type WithModelParts = {
  readonly knowledge: Knowledge
  readonly phrases: Phrases
  readonly modelPhrases: Phrases<(typeof modelPhraseKeys)[number]>
  readonly phraseAnswer: ReturnType<typeof createPhrasing>
  readonly understand: ReturnType<typeof createUnderstanding>
  /** Where there are embeddings: what is near by meaning, and the finder of `skill` that can be lent it. */
  readonly meaning?: MeaningIndex
  readonly hybrid: Pick<HybridFinder, 'near'>
}

/**
 * The answer skill with a model beside it. The rules always answer first: what they say stands wherever the model is
 * away, too slow, or says what its statements do not support. Only questions in words are put to it, only where Prima
 * was called, and a second reading only where the rules are not sure.
 */
export function withModel(skill: Skill, parts: WithModelParts): Skill {
  return {
    ...skill,
    async claim(context) {
      const claim = await skill.claim(context)
      const { model, message, command } = context
      const isQuestion = claim?.strength === 'rest' || command?.name === 'tanya'
      const has = model?.has.chat || (model?.has.embedding && parts.meaning)
      if (!claim || !isQuestion || !model || !has || message.isUncalled || message.kind !== 'said') return claim
      return { ...claim, respond: async () => improve(await claim.respond(), context, model) }
    },
  }

  async function improve(ruled: AnswerOutcome, context: TurnContext, model: TurnModel): Promise<AnswerOutcome> {
    const read = isUnsure(ruled) && model.has.chat ? await readBetter(ruled, context, model) : ruled
    if (read.readAs) return read
    const near = isUnsure(read) ? await readByMeaning(read, context, model) : undefined
    if (!near) return (await phrased(read, context, model)).outcome
    // What words alone would not have answered is said only in words that were verified.
    const { outcome, isAll } = await phrased(near, context, model)
    return isAll || sureOf(near) > worth.low ? outcome : read
  }

  async function phrased(
    outcome: AnswerOutcome,
    context: TurnContext,
    model: TurnModel,
  ): Promise<{ readonly outcome: AnswerOutcome; readonly isAll: boolean }> {
    const told = outcome.told ?? []
    // Of several answers in one reply the first alone would be seen while all are being written.
    const draft = told.length === 1 && told[0]?.at === 0 ? model.draft : undefined
    const phrasings = await Promise.all(
      told.map((one) =>
        one.keepsWords
          ? undefined
          : parts.phraseAnswer({ request: one.request, question: one.question, earlier: context.asked, draft }, model),
      ),
    )
    return {
      outcome: told.reduce((kept, one, index) => withPhrasing(kept, one, phrasings[index], context), outcome),
      isAll: told.length > 0 && phrasings.every((phrasing) => phrasing?.kind === 'phrased'),
    }
  }

  /** What comes of the message where the finder is lent what is near by meaning; undefined: no more than without. */
  async function readByMeaning(
    read: AnswerOutcome,
    context: TurnContext,
    model: TurnModel,
  ): Promise<AnswerOutcome | undefined> {
    const { meaning, hybrid } = parts
    if (!meaning || !model.has.embedding) return undefined
    const [vector] = (await model.embed([questionPart(context.command?.rest ?? context.message.text)])) ?? []
    const near = vector && meaning.nearest(vector, mostNear)
    if (!near) {
      // Not made yet, or the server was away: for those who come next.
      void meaning.prepare()
      return undefined
    }
    const claim = hybrid.near(near, () => skill.claim(context))
    if (!claim || 'then' in claim) return undefined
    const again: AnswerOutcome | Promise<AnswerOutcome> = hybrid.near(near, () => claim.respond())
    return 'then' in again || sureOf(again) <= sureOf(read) ? undefined : again
  }

  /** The message in other words, where the rules make more of them than of its own. */
  async function readBetter(ruled: AnswerOutcome, context: TurnContext, model: TurnModel): Promise<AnswerOutcome> {
    const { message, command, asked, memory, language } = context
    const last = readMemory(memory).answers[0]
    const topic = (last && parts.knowledge.entries.get(last.entryId)?.[language].title) ?? ''
    const text = questionPart(command?.rest ?? message.text)
    const understood = await parts.understand({ message: text, earlier: asked, topic }, model)
    if (!understood) return ruled
    if (understood.skill !== undefined) return { ...ruled, readAs: { text: understood.text, skill: understood.skill } }
    const { command: _, ...rest } = context
    const again = await skill.claim({ ...rest, message: { ...message, text: understood.text } })
    const better: AnswerOutcome | undefined = again?.strength === 'rest' ? await again.respond() : undefined
    return better && sureOf(better) > sureOf(ruled) ? better : ruled
  }

  function withPhrasing(
    outcome: AnswerOutcome,
    told: ToldAnswer,
    phrasing: Phrasing | undefined,
    context: TurnContext,
  ): AnswerOutcome {
    const { request, at, lines } = told
    if (phrasing?.kind === 'unanswered' && request.certainty === 'low') return refused(outcome, told, context)
    if (phrasing?.kind === 'stopped') return stopped(outcome, told)
    if (phrasing?.kind !== 'phrased') return outcome
    const { text, isPartial, isStopped, citations } = phrasing
    const note = isPartial ? `${parts.modelPhrases.say(request.language, 'partly')}\n\n` : ''
    const grounded = groundAnswer(request, parts.knowledge)
    const reply = renderPhrased(grounded, { text: `${note}${text}`, citations }, parts.phrases)
    const memory = outcome.memory === undefined ? {} : { memory: withNothingSaid(outcome.memory, request.answerId) }
    const end = isStopped ? [parts.modelPhrases.say(request.language, 'stopped')] : []
    const whole = { ...reply, text: [reply.text, ...lines, ...end].join('\n\n') }
    return { ...outcome, ...memory, replies: replaced(outcome.replies, at, whole) }
  }

  /** Nothing was there to be said yet. What the rules found is one tap away. */
  function stopped(outcome: AnswerOutcome, { request, at }: ToldAnswer): AnswerOutcome {
    const { pair, answerId, language } = request
    const isOther = ({ data }: { readonly data: unknown }) => !JSON.stringify(data).includes(answerId)
    const choices = [{ pick: entryChoice('ask', pair.id.id), label: pair[language].title }]
    return {
      ...outcome,
      replies: replaced(outcome.replies, at, { text: parts.modelPhrases.say(language, 'stopped-early'), choices }),
      events: (outcome.events ?? []).filter(isOther),
      isDispensable: true,
    }
  }

  /** The rules were not sure, and the model finds that their entry does not answer: then it is not known. */
  function refused(outcome: AnswerOutcome, { request, at, question }: ToldAnswer, context: TurnContext): AnswerOutcome {
    const { pair, runnersUp = [], language, answerId } = request
    const near = [pair, ...runnersUp]
    const reply = {
      text: parts.modelPhrases.say(language, 'not-answered'),
      choices: near.map((one) => ({ pick: entryChoice('ask', one.id.id), label: one[language].title })),
    }
    const isOther = ({ data }: { readonly data: unknown }) => !JSON.stringify(data).includes(answerId)
    const gap = unanswered({ question, language, nearest: near.map(({ id }) => id.id) })
    const { topic: _, ...rest } = outcome
    return {
      ...rest,
      replies: replaced(outcome.replies, at, reply),
      events: [...(outcome.events ?? []).filter(isOther), gap],
      memory: withRefusal(readMemory(context.memory), maskPersonalData(question)),
      isDispensable: true,
    }
  }
}

/** So many entries near by meaning are fused with those that words find. */
const mostNear = 20

/** Nothing was answered, or only what the rules themselves call a guess; what is known not to be ours is sure. */
function isUnsure({ told = [], events = [] }: AnswerOutcome): boolean {
  const isReferred = events.some(({ data }) => typeof data === 'object' && data !== null && 'referral' in data)
  return !isReferred && told.every(({ request, isSilent }) => isSilent || request.certainty === 'low')
}

const worth = { low: 1, medium: 2, high: 3 } as const

function sureOf({ told = [] }: AnswerOutcome): number {
  return Math.max(0, ...told.map(({ request, isSilent }) => (isSilent ? 0 : worth[request.certainty])))
}

function replaced(replies: readonly ReplyDraft[], at: number, reply: ReplyDraft): readonly ReplyDraft[] {
  return replies.map((one, index) => (index === at ? reply : one))
}

/** No section was shown as it stands, so that "lanjut" and "selengkapnya" have all of them to show. */
function withNothingSaid(memory: AnswerOutcome['memory'], answerId: string) {
  const topic = readMemory(memory)
  return { ...topic, answers: topic.answers.map((one) => (one.answerId === answerId ? { ...one, said: [] } : one)) }
}
