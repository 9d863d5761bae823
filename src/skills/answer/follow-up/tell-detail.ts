import type { EntryPair, Knowledge } from '../../../knowledge/knowledge.ts'
import type { Also, Resolved } from '../resolve.ts'
import type { DetailChoice, LikelyDetail, Nearness } from './choose-detail.ts'
import type { PlaceChoice } from './choose-place.ts'
import { answer, type MessageInTopic, pairsOf } from './message-in-topic.ts'
import { type Place, relatives } from './places.ts'
import { firstStatementOf } from './statements.ts'

/**
 * Log odds from which a detail is told: where something is asked, where something is only told, where another entry
 * may be meant, and without doubt; from which one is told as second, and so much less likely than the first it may be.
 */
const leastDetail = { asked: 1.9, toldOf: 2.4, overPlace: 2.4, sure: 2.6, also: 1.8, apart: 1 }
/** From how likely it is that another entry is meant nothing of what was told is looked at first. 0 to 1. */
const surelyElsewhere = 0.65
/** From how likely it is for a detail by its words that was told before, and is pointed at again. 0 to 1. */
const surelyAgain = 0.85

/** Answers a message after an answer with the detail that it is likely for, and the second where that is close. */
export function createDetailTelling(
  { knowledge }: { readonly knowledge: Knowledge },
  details: DetailChoice,
  choice: Pick<PlaceChoice, 'namesAnother'>,
) {
  const family = relatives(knowledge)

  return { detailOf, nearerThan }

  /** What was told, or stands near it, has an answer to just this question. */
  function detailOf(message: MessageInTopic): Resolved | undefined {
    const { question, told, alone } = message
    const [last] = told
    if (choice.namesAnother(question, last)) return undefined
    const [best, ...others] = details
      .likely(message, nearnessOf(told))
      .filter(({ isSaid, fit }) => !isSaid || fit >= surelyAgain)
    if (!best || best.score < (question.asks ? leastDetail.asked : leastDetail.toldOf)) return undefined
    const isElse = alone.kind === 'answer' && alone.certainty === 'high' && alone.candidate.pair !== best.pair
    if (isElse && question.followUp === 'none') return undefined
    const second = others.find(
      (one) => one.score >= Math.max(leastDetail.also, best.score - leastDetail.apart) && !one.isSaid,
    )
    return tellDetail(best, second, message)
  }

  /** What was told has an answer to it, and that it goes on elsewhere is not sure: then that stands second. */
  function nearerThan({ pair, chance, features }: Place, message: MessageInTopic): Resolved | undefined {
    const { question, told, language } = message
    const isSure = chance >= surelyElsewhere || features.askedSo === 1 || features.titled === 1
    if (isSure || choice.namesAnother(question, told[0])) return undefined
    const near = nearnessOf(told)
    const isOfTopic = (one: EntryPair) => one === told[0].pair || near.topic.has(one)
    const best = details.likely(message, near).find((one) => isOfTopic(one.pair))
    if (!best || best.isSaid || best.pair === pair || best.score < leastDetail.overPlace) return undefined
    return tellDetail(best, { pair, statement: firstStatementOf(pair[language]) }, message)
  }

  function tellDetail(best: LikelyDetail, second: Also | undefined, { question }: MessageInTopic): Resolved {
    const certainty = best.score < leastDetail.sure ? 'low' : 'medium'
    const stance = best.isSaid ? ('again' as const) : question.asks ? undefined : ('noted' as const)
    return {
      ...answer(best.pair, question.aspects, certainty),
      statements: [best.statement],
      ...(stance ? { stance } : {}),
      ...(second ? { also: { pair: second.pair, statement: second.statement } } : {}),
    }
  }

  /** What was told since the topic began, what else was, and what stands beside the topic. */
  function nearnessOf(told: MessageInTopic['told']): Nearness {
    const [last] = told
    const topic = told.filter(({ root }) => root !== undefined && root === last.root).map(({ pair }) => pair)
    const begun = topic.at(-1) ?? last.pair
    return {
      topic: new Set(topic),
      told: new Set(pairsOf(told)),
      family: new Set([...family(last.pair), ...family(begun)]),
    }
  }
}
