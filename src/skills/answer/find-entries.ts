import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { z } from 'zod'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { entryIdOf } from '../../knowledge/passages.ts'
import type { Words } from '../../knowledge/text/words.ts'
import type { Retriever } from '../../ports/retriever.ts'
import { createDefinitionFinder } from './definitions.ts'
import { fitOf } from './fit.ts'

/** An entry that may answer a question. */
export type Candidate = {
  readonly pair: EntryPair
  /** Relevance within one list; higher is better. */
  readonly score: number
  /** How likely the question is about this entry's field at all, 0 to 1. Comparable between questions. */
  readonly fit: number
}

/** Entries for a question, best first. Both languages are searched. */
export type EntryFinder = (question: string) => readonly Candidate[]

export type EntryFinderParts = {
  readonly retriever: Retriever
  readonly knowledge: Knowledge
  readonly words: Words
  /** knowledge/language. */
  readonly languageDirectory: string
}

const passagesToRead = 120
/** What the weaker language of an entry adds to the stronger: people mix them. */
const otherLanguageWeight = 0.4
/** How much an entry gains at most from standing in the topic where most of the question's matches stand. */
const topicWeight = 1
const entriesThatSpeakForTheirTopic = 20
/** What is left of an entry's score when the question names another topic. */
const otherTopicWeight = 0.6
/** "LKPM" or "NIB hilang" is ours, however little so few words can tell; it is worth at least asking back. */
const maxWordsOfName = 2
const fitOfName = 0.5
/** The topic of entries on terms: it is never another topic. */
const glossary = 'glossary'

export function createEntryFinder({ retriever, knowledge, words, languageDirectory }: EntryFinderParts): EntryFinder {
  const nameTopics = createTopicNamer(languageDirectory)
  const findDefinition = createDefinitionFinder(knowledge, words, nameTopics)

  return (question) => {
    const named = nameTopics(question)
    const candidates = favourTopics(searchEntries(question, named.size > 0), named).toSorted(byScore)
    const definition = findDefinition(question)
    const pair = definition === undefined ? undefined : knowledge.entries.get(definition)
    if (!pair) return candidates
    const others = candidates.filter((candidate) => candidate.pair !== pair)
    return [{ pair, score: 2 * (candidates[0]?.score ?? 1), fit: 1 }, ...others]
  }

  function searchEntries(question: string, namesTopic: boolean): Candidate[] {
    const familiarity = retriever.familiarity(question)
    const isOurs = namesTopic && familiarity.words <= maxWordsOfName && familiarity.known === familiarity.words
    const leastFit = isOurs ? fitOfName : 0
    const found = new Map<string, { score: number; fit: number }>()
    for (const scored of retriever.search(question, { limit: passagesToRead })) {
      const id = entryIdOf(scored.passage)
      const better = found.get(id)
      if (better) better.score += otherLanguageWeight * scored.score
      else found.set(id, { score: scored.score, fit: Math.max(fitOf(scored, familiarity), leastFit) })
    }
    return [...found]
      .flatMap(([id, match]) => {
        const pair = knowledge.entries.get(id)
        return pair ? [{ pair, ...match }] : []
      })
      .toSorted(byScore)
  }
}

/** "Formulir NIB" should not end at the form of another registration: names and the best matches vote on the topic. */
function favourTopics(candidates: readonly Candidate[], named: ReadonlySet<string>): Candidate[] {
  const votes = new Map<string, number>()
  let all = 0
  for (const { pair, score } of candidates.slice(0, entriesThatSpeakForTheirTopic)) {
    votes.set(pair.id.topic, (votes.get(pair.id.topic) ?? 0) + score ** 2)
    all += score ** 2
  }
  return candidates.map((candidate) => {
    const { topic } = candidate.pair.id
    const share = (votes.get(topic) ?? 0) / all
    const isOther = named.size > 0 && !named.has(topic) && topic !== glossary
    return { ...candidate, score: candidate.score * (1 + topicWeight * share) * (isOther ? otherTopicWeight : 1) }
  })
}

/** The topics whose names a question says. */
function createTopicNamer(languageDirectory: string): (question: string) => ReadonlySet<string> {
  const file = readFileSync(join(languageDirectory, 'topics.yaml'), 'utf8')
  const names = Object.entries(z.record(z.string(), z.array(z.string())).parse(load(file)))
  return (question) => {
    const spaced = ` ${(question.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? []).join(' ')} `
    return new Set(
      names.filter(([, list]) => list.some((name) => spaced.includes(` ${name} `))).map(([topic]) => topic),
    )
  }
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score
}
