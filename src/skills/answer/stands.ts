import type { EntryPair } from '../../knowledge/knowledge.ts'
import type { Decision } from './decide.ts'
import type { Found } from './find-entries.ts'
import type { AnsweredPart } from './part.ts'
import type { ReadQuestion } from './read-question.ts'
import { certaintyOf } from './sureness.ts'
import { thresholds } from './thresholds.ts'

/**
 * A part's own best entry stands if the whole message speaks for it, too: as a share of the score of what the message as
 * a whole finds best. 0 lets every part wander off by one stray word, 1 only the entry of the whole message answer.
 */
const leastStanding = {
  sure: 0.45,
  /** Of a part that points back at the others, has next to no words of its own, or is answered by a guess. */
  unsure: 0.7,
  unsureFirst: 0.6,
}
/** The same for an entry that a part and the whole message find nearly best, though neither finds it best. */
const leastShared = { own: 0.55, whole: 0.7 }
/** A part of fewer words says too little for that. */
const leastWordsOfShared = 3
/** A share from which one score is as much as another. */
const asMuch = 0.9
/** "Terus resep rendang yang enak apa?": what joins so many words or more to the part before is only a joint. */
export const leastWordsOfItsOwn = 4

/** What speaks for and against the answer to a part of a message. */
export type Claim = {
  readonly inContext: boolean
  readonly decision: Decision & { readonly kind: 'answer' }
  /** What the part finds by itself, and the message as a whole. */
  readonly own: Found
  readonly whole: Found
  /** What the parts before it are answered from. */
  readonly before: readonly EntryPair[]
  /** The part says too little without the ones before it. */
  readonly leans: boolean
  /** It has no topic of its own at all. */
  readonly isBare: boolean
  readonly isFirst: boolean
  /** It has a name that no other part has. */
  readonly names: boolean
}

/** Whether the entry that a part finds by itself is what the message asks for. */
export function stands({ inContext, decision, own, whole, before, leans, isBare, isFirst, names }: Claim): boolean {
  if (own.isAskedSo || (inContext && isBare)) return true
  const isShort = own.familiarity.words < leastWordsOfItsOwn
  const isUnsure = inContext ? leans && !isShort : leans || decision.certainty === 'low'
  if (names && !isUnsure) return true
  // Where the message as a whole is not ours, a stray word of a later part makes it no more so.
  if (!isFirst && before.length === 0 && (whole.candidates[0]?.fit ?? 0) < thresholds.known) return false
  const best = whole.candidates[0]
  const there = whole.candidates.find(({ pair }) => pair === decision.candidate.pair)
  if (!best || !there) return false
  // "Batas waktunya" of what was answered before is told there, where the whole message speaks for that as much.
  const isTold = whole.candidates.some(({ pair, score }) => before.includes(pair) && score >= asMuch * there.score)
  if (leans && !isShort && isTold) return false
  const least = isUnsure ? (isFirst ? leastStanding.unsureFirst : leastStanding.unsure) : leastStanding.sure
  return there.score >= least * best.score
}

/** What a part and the message as a whole both find nearly best, and no other part is answered by. */
export function sharedBest(
  own: Found,
  whole: Found,
  told: readonly EntryPair[],
  { asks, aspects }: ReadQuestion,
): AnsweredPart['resolved'] | undefined {
  if (!asks || own.familiarity.words < leastWordsOfShared) return undefined
  const shareIn = ({ candidates }: Found, pair: EntryPair) =>
    (candidates.find((one) => one.pair === pair)?.score ?? 0) / (candidates[0]?.score ?? 1)
  const [best] = own.candidates
    .filter(({ pair, fit }) => !told.includes(pair) && fit >= thresholds.known)
    .map((candidate) => ({ candidate, own: shareIn(own, candidate.pair), whole: shareIn(whole, candidate.pair) }))
    .filter((shares) => shares.own >= leastShared.own && shares.whole >= leastShared.whole)
    .toSorted((one, other) => other.own * other.whole - one.own * one.whole)
  if (!best) return undefined
  const { candidate } = best
  return { decision: { kind: 'answer', candidate, certainty: certaintyOf(candidate), runnersUp: [] }, aspects }
}
