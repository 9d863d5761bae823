import { wordsIn } from '../../domain/words-in.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import type { Candidate, EntryFinder, Found } from './find-entries.ts'
import { fieldOf } from './follow-up/message-in-topic.ts'

/** More words than this tell a story around what is asked. */
const wordsOfStory = 25
/** A clause of fewer words says too little to be looked for; so many of them are looked for at most, the longest. */
const leastWordsOfClause = 3
const mostClauses = 10
/** What an entry must have to be told though no part of the message found it: in the whole message, and in one clause. */
const least = { whole: 0.1, clause: 0.45 }
/** As a share of what speaks for the best one: to be told as well, and to stay told. 0 keeps any, 1 the best alone. */
const asMuch = { added: 0.4, kept: 0.2 }

/** What speaks for an entry in a story, 0 to 1. */
export type InStory = {
  readonly candidate: Candidate
  readonly whole: number
  readonly clause: number
}

/** Whether a message tells so much that what it asks drowns in it. */
export function tellsStory(text: string): boolean {
  return wordsIn(text).length > wordsOfStory
}

/**
 * Reads a story by its clauses, too: in all its words what is asked for is one of many, in the clause that names it the first.
 * `whole`: what all of it finds. Best first, by the mean of an entry's chance there and the best that a clause gives it (chance × fit).
 */
export function readStory(whole: Found, clauses: readonly string[], findEntries: EntryFinder): readonly InStory[] {
  const told = clauses
    .filter((clause) => wordsIn(clause).length >= leastWordsOfClause)
    .toSorted((one, other) => other.length - one.length)
    .slice(0, mostClauses)
    .map(findEntries)
  const inClause = new Map<EntryPair, number>()
  for (const { pair, chance, fit } of told.flatMap(({ candidates }) => candidates))
    inClause.set(pair, Math.max(inClause.get(pair) ?? 0, chance * fit))
  return whole.candidates
    .map((candidate) => ({ candidate, whole: candidate.chance, clause: inClause.get(candidate.pair) ?? 0 }))
    .toSorted((one, other) => speaksFor(other) - speaksFor(one))
}

/**
 * The entry that the story asks for as well, though none of its parts found it; `told`: those that they found, in whose field
 * it lies.
 */
export function missedIn(story: readonly InStory[], told: readonly EntryPair[]): Candidate | undefined {
  const [best] = story
  if (!best) return undefined
  return story.find(
    (one) =>
      !told.includes(one.candidate.pair) &&
      told.some((pair) => fieldOf(pair) === fieldOf(one.candidate.pair)) &&
      one.whole >= least.whole &&
      one.clause >= least.clause &&
      speaksFor(one) >= asMuch.added * speaksFor(best),
  )?.candidate
}

/** Whether next to nothing of the story speaks for an entry, beside the best of those that are told. */
export function isAside(story: readonly InStory[], pair: EntryPair, told: readonly EntryPair[]): boolean {
  const of = (one: EntryPair) => story.find(({ candidate }) => candidate.pair === one)
  const most = Math.max(0, ...told.map((one) => speaksForPair(of(one))))
  return speaksForPair(of(pair)) < asMuch.kept * most
}

function speaksForPair(one: InStory | undefined): number {
  return one ? speaksFor(one) : 0
}

function speaksFor({ whole, clause }: Pick<InStory, 'whole' | 'clause'>): number {
  return (whole + clause) / 2
}
