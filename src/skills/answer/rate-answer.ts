import { z } from 'zod'
import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Choice } from '../../domain/reply.ts'
import { isAnswerId, raterOf } from '../../questions/answer-id.ts'
import { explained, type RatingReason, rated, ratingReasons } from '../../questions/gap-log.ts'
import type { TopicMemory } from './memory.ts'

/** What stands on the button of each reason. */
const labels: Readonly<Record<RatingReason, PhraseKey>> = {
  wrong: 'reason-wrong',
  beside: 'reason-beside',
  long: 'reason-long',
  hard: 'reason-hard',
}
const reasonAct = 'why'
const flowName = 'reason'
const waitingSchema = z.object({ answerId: z.string() })

/** Ratings, and why: by one tap, or in the words that come next. */
export function createRating(phrases: Phrases) {
  return { rate, explain, awaitedOf, noteWords }

  function rate(
    { message, language }: TurnContext,
    { answerId, helpful }: { readonly answerId: string; readonly helpful: boolean },
    { answers }: TopicMemory,
  ): SkillOutcome {
    const question = helpful ? undefined : answers.find((answer) => answer.answerId === answerId)?.question
    const events = [rated({ answerId, helpful, rater: raterOf(message, answerId), question })]
    if (helpful) return { replies: [{ text: phrases.say(language, 'rated-helpful'), audience: 'asker' }], events }
    const choices = ratingReasons.map(
      (reason): Choice => ({
        pick: { skill: 'answer', act: reasonAct, value: `${reason}.${answerId}` },
        label: phrases.say(language, labels[reason]),
      }),
    )
    return {
      replies: [{ text: phrases.say(language, 'rated-not-helpful'), audience: 'asker', choices }],
      events,
      // Where others talk as well, what comes next need not be about the answer.
      ...(message.isShared ? {} : { flow: { name: flowName, version: 1, state: { answerId } } }),
    }
  }

  /** A reason that was tapped. Undefined: no such choice. */
  function explain({ message, language, flow }: TurnContext): SkillOutcome | undefined {
    const { pick } = message
    const [name, answerId = ''] = pick?.act === reasonAct ? pick.value.split('.') : []
    const reason = ratingReasons.find((one) => one === name)
    if (reason === undefined || !isAnswerId(answerId)) return undefined
    return {
      replies: [{ text: phrases.say(language, 'reason-noted'), audience: 'asker' }],
      events: [explained({ answerId, rater: raterOf(message, answerId), reason })],
      ...(flow ? { flow: 'leave' } : {}),
    }
  }

  /** The answer whose shortcomings the person may tell next. */
  function awaitedOf({ flow, message }: TurnContext): string | undefined {
    if (flow?.name !== flowName || message.kind !== 'said') return undefined
    return waitingSchema.safeParse(flow.state).data?.answerId
  }

  function noteWords(answerId: string, { message, language }: TurnContext): SkillOutcome {
    return {
      replies: [{ text: phrases.say(language, 'reason-noted') }],
      events: [explained({ answerId, rater: raterOf(message, answerId), words: message.text })],
      flow: 'leave',
    }
  }
}
