import type { Language } from '../../../domain/language.ts'
import type { EntryPair } from '../../../knowledge/knowledge.ts'
import type { AskerReader } from '../asker.ts'
import type { Also } from '../resolve.ts'
import type { DetailFinder } from './detail-fit.ts'
import type { MessageInTopic } from './message-in-topic.ts'
import { type Statement, statementKey, statementsOf } from './statements.ts'

/** A detail that a message after an answer may be for. */
export type LikelyDetail = {
  readonly pair: EntryPair
  readonly statement: Statement
  /** How likely the message alone is for it among the details of its entry, 0 to 1. */
  readonly fit: number
  /** The same as log odds, with what the topic adds. */
  readonly score: number
  /** It was said in this conversation. */
  readonly isSaid: boolean
}

/** Where entries stand that may have the detail: what was told of this topic, what else was, what stands beside those. */
export type Nearness = {
  readonly topic: ReadonlySet<EntryPair>
  readonly told: ReadonlySet<EntryPair>
  readonly family: ReadonlySet<EntryPair>
}

/** What speaks for a detail besides the message, in log odds. Set by hand on used dialogues (November 2026). */
const prior = { last: 1.8, topic: 1.3, told: 0.5, family: -0.8, field: -2.6, elsewhere: -5 }
/** For each word of the topic that it has, up to so many; and where it is for what the asker told of themselves. */
const ofContext = { each: 0.9, most: 2 }
const bearing = 0.5
/** Log odds beyond these tell no more. */
const mostOdds = 4
/** Details that are less likely than this are not looked at. 0 to 1. */
const leastFit = 0.6
/** So near must a question be to be offered where none is meant, 0 to 1, … */
const leastNearest = 0.3
/** … and so many are. */
const mostNearest = 2
/** What was said before counts so much less. */
const ofSaid = 1

/** Chooses among the details of what was told and of what stands near, in the light of what was asked before. */
export function createDetailChoice({
  findDetails,
  askerReader,
}: {
  readonly findDetails: DetailFinder
  readonly askerReader: AskerReader
}) {
  return { likely, nearest }

  /** The likeliest first. */
  function likely(message: MessageInTopic, near: Nearness): readonly LikelyDetail[] {
    const { told, places, language } = message
    const [last] = told
    const context = `${last.question} ${last.pair[language].title}`
    const pairs = new Set([...near.topic, ...near.told, ...near.family, ...places.map(({ pair }) => pair)])
    return [...pairs]
      .flatMap((pair) => likelyIn(pair, priorOf(pair, last.pair, near), { message, context, language }))
      .toSorted((one, other) => other.score - one.score)
  }

  /** The details of the last answer that come nearest, without those that were told and those that only stand in it. */
  function nearest({ question, told: [{ pair }], said, language }: MessageInTopic): readonly Also[] {
    const fits = findDetails.fits(question.text, pair[language])
    const fitOf = ({ detail }: Statement) => (detail === undefined ? 0 : (fits[detail] ?? 0))
    return statementsOf(pair[language])
      .filter((one) => fitOf(one) >= leastNearest && !said.has(statementKey(pair.id.id, one)))
      .toSorted((one, other) => fitOf(other) - fitOf(one))
      .slice(0, mostNearest)
      .map((statement) => ({ pair, statement }))
  }

  function likelyIn(
    pair: EntryPair,
    odds: number,
    {
      message,
      context,
      language,
    }: { readonly message: MessageInTopic; readonly context: string; readonly language: Language },
  ): readonly LikelyDetail[] {
    const { question, said, asker } = message
    const fits = findDetails.fits(question.text, pair[language])
    if (!fits.some((fit) => fit >= leastFit)) return []
    const shares = findDetails.wordsOf(context, pair[language])
    return statementsOf(pair[language]).flatMap((statement): readonly LikelyDetail[] => {
      const { detail } = statement
      const fit = detail === undefined ? 0 : (fits[detail] ?? 0)
      const isSaid = said.has(statementKey(pair.id.id, statement))
      if (detail === undefined || fit < leastFit || (isSaid && question.corrects === true)) return []
      // All details of the last answer are about it.
      const ofTopic = pair === message.told[0].pair ? 0 : ofContext.each * Math.min(ofContext.most, shares[detail] ?? 0)
      const bears = bearing * askerReader.bears(statement.text, asker)
      const score = oddsOf(fit) + odds + ofTopic + bears - (isSaid ? ofSaid : 0)
      return [{ pair, statement, fit, score, isSaid }]
    })
  }
}

export type DetailChoice = ReturnType<typeof createDetailChoice>

function priorOf(pair: EntryPair, last: EntryPair, { topic, told, family }: Nearness): number {
  if (pair === last) return prior.last
  if (topic.has(pair)) return prior.topic
  if (told.has(pair)) return prior.told
  if (family.has(pair)) return prior.family
  return pair.id.topic === last.id.topic ? prior.field : prior.elsewhere
}

function oddsOf(fit: number): number {
  return Math.min(mostOdds, Math.log(fit / (1 - fit)))
}
