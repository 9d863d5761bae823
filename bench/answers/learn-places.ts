/**
 * `node bench/answers/learn-places.ts`: learns the weights under `place` in knowledge/ranking.yaml, prints them as they
 * stand there, and how often the best place is a right one on messages that they were not learned on (five folds).
 *
 * Learned on second messages of dialogues, on follow-ups, and on questions of their own after an answer on something else.
 */
import { join } from 'node:path'
import { buildConversation } from '../../src/build-conversation.ts'
import { readConfig } from '../../src/config.ts'
import type { Language } from '../../src/domain/language.ts'
import { decide } from '../../src/skills/answer/decide.ts'
import { createDetailFinder } from '../../src/skills/answer/follow-up/detail-fit.ts'
import { createPlaceFinder, type Place } from '../../src/skills/answer/follow-up/places.ts'
import { createFollowUpReader } from '../../src/skills/answer/follow-up/read-follow-up.ts'
import { createTailReader } from '../../src/skills/answer/follow-up/verdict.ts'
import { readDevelopmentQuestions, readFollowUps, readInTopic } from './questions.ts'
import { fitList } from './regression.ts'

type Kind = 'dialogues' | 'follow-ups' | 'own questions'
type Message = { readonly kind: Kind; readonly places: readonly Place[]; readonly right: readonly string[] }

const folds = 5
/** Dialogues count so many times: they are what people write. */
const weightOfDialogue = 2
/** Of the questions of their own every sixth is asked, after one that stands far from it. */
const step = { asked: 6, before: 7, from: 101 }

const prima = buildConversation(readConfig({}), { clock: { now: () => 0 } })
const { knowledge, findEntries, questionReader, words, retriever } = prima
const findDetails = createDetailFinder({ ...prima, readQuery: retriever.explain })
const parts = { ...prima, readQuery: retriever.explain, findDetails }
const { find } = createPlaceFinder(parts)
const directory = join(import.meta.dirname, '../../knowledge/language')
const readFollowUp = createFollowUpReader({ ...parts, endsAsking: createTailReader(directory, words) })

const questions = readDevelopmentQuestions()
const messages: readonly Message[] = [
  ...readInTopic().flatMap(({ last, question, followUp, entry, also, language }) =>
    toMessage('dialogues', { last, question, text: followUp, language }, [entry, ...also]),
  ),
  ...readFollowUps().flatMap(({ first, followUp, entry, also }) =>
    toMessage('follow-ups', { last: answerOf(first), question: first, text: followUp, language: 'id' }, [
      entry,
      ...also,
    ]),
  ),
  ...questions.flatMap(({ question, entry, also, language }, at) => {
    const before = questions[(at * step.before + step.from) % questions.length]?.question ?? ''
    const last = answerOf(before)
    const right = [entry, ...also]
    return at % step.asked > 0 || right.includes(last)
      ? []
      : toMessage('own questions', { last, question: before, text: question, language }, right)
  }),
]

for (const kind of ['dialogues', 'follow-ups', 'own questions'] as const) {
  const hits = Array.from({ length: folds }, (_, fold) => {
    const weights = learn(messages.filter((_, at) => at % folds !== fold))
    return messages.filter((one, at) => at % folds === fold && one.kind === kind).map((one) => isRight(one, weights))
  }).flat()
  console.log(`${kind}: ${((100 * hits.filter(Boolean).length) / hits.length).toFixed(1)} % of ${hits.length}`)
}
const learned = Object.entries(learn(messages)).map(([name, weight]) => `${name}: ${weight.toFixed(2)}`)
console.log(`place: { ${learned.join(', ')} }`)

function answerOf(question: string): string {
  const decision = decide(findEntries(question))
  return decision.kind === 'answer' ? decision.candidate.pair.id.id : ''
}

type Said = { readonly last: string; readonly question: string; readonly text: string; readonly language: Language }

function toMessage(kind: Kind, { last, question, text, language }: Said, right: readonly string[]): Message[] {
  const pair = knowledge.entries.get(last)
  if (!pair) return []
  const read = readFollowUp(questionReader.read(text))
  return [{ kind, places: find(read, findEntries(read.text), { pair, question }, { findEntries, language }), right }]
}

function learn(from: readonly Message[]): Record<string, number> {
  return fitList(
    from.flatMap(({ kind, places, right }) => {
      const list = places.map(({ pair, features }) => ({ features, isRight: right.includes(pair.id.id) }))
      if (!list.some((one) => one.isRight)) return []
      return Array.from({ length: kind === 'dialogues' ? weightOfDialogue : 1 }, () => list)
    }),
  )
}

function isRight({ places, right }: Message, weights: Readonly<Record<string, number>>): boolean {
  const scoreOf = ({ features }: Place) =>
    Object.entries(features).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, 0)
  const [best] = places.toSorted((one, other) => scoreOf(other) - scoreOf(one))
  return best !== undefined && right.includes(best.pair.id.id)
}
