import type { Referral } from '../../knowledge/referral.ts'
import type { Candidate, Found } from './find-entries.ts'
import { type Certainty, certaintyOf } from './sureness.ts'
import { thresholds } from './thresholds.ts'

export type Decision =
  /**
   * `runnersUp` come close enough to be offered beside the answer. `otherReading` may as well be what was asked for: its
   * gist is told, too.
   */
  | {
      readonly kind: 'answer'
      readonly candidate: Candidate
      readonly certainty: Certainty
      readonly runnersUp: readonly Candidate[]
      readonly otherReading?: Candidate
    }
  /** Several entries fit about equally well: the person chooses. */
  | { readonly kind: 'ask-back'; readonly candidates: readonly Candidate[] }
  /** Nothing here answers the question. Where it is about something that is not ours, who helps instead. */
  | {
      readonly kind: 'unknown'
      readonly nearest: readonly Candidate[]
      readonly referral?: Referral
      /** The fit of the entry that comes nearest, 0 to 1: beside a referral, whether the words may be ours as well. */
      readonly nearness: number
    }

const maxChoices = 3
const maxRunnersUp = 2
/** "Cara daftar": so few words, all of them ours, ask for more than one thing. */
const maxWordsOfVague = 2

export function decide(found: Found): Decision {
  const { referral } = found
  const candidates = knownFirst(found.candidates)
  const [best, ...others] = candidates
  if (!best || best.fit < thresholds.known) {
    const nearness = best?.fit ?? 0
    if (referral) return { kind: 'unknown', nearest: [], referral, nearness }
    const choices = isVague(found) ? bestOfEachTopic(candidates).slice(0, maxChoices) : []
    if (choices.length > 1) return { kind: 'ask-back', candidates: choices }
    const nearest = candidates.filter(({ fit }) => fit >= thresholds.near).slice(0, maxChoices)
    return { kind: 'unknown', nearest, nearness }
  }
  const closerThan = (share: number) => others.filter(({ score }) => score >= best.score * share)
  const rivals = closerThan(thresholds.rival)
  if (best.fit < thresholds.certain && rivals.length > 0) {
    return { kind: 'ask-back', candidates: [best, ...rivals].slice(0, maxChoices) }
  }
  const second = others.find((one) => isOtherReading(one, best))
  return {
    kind: 'answer',
    candidate: best,
    certainty: certaintyOf(best),
    runnersUp: closerThan(thresholds.runnerUp).slice(0, maxRunnersUp),
    ...(second ? { otherReading: second } : {}),
  }
}

function isOtherReading(second: Candidate, { chance }: Candidate): boolean {
  const { most, share } = thresholds.otherReading
  return chance < most && second.chance >= share * chance && second.fit >= thresholds.known
}

/** Where what fits best by its words is not known to be ours, one close behind that is comes before it. */
function knownFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const [best] = candidates
  if (!best || best.fit >= thresholds.known) return candidates
  const known = candidates.find(
    ({ fit, score }) => fit >= thresholds.known && score >= thresholds.knownFirst * best.score,
  )
  return known ? [known, ...candidates.filter((one) => one !== known)] : candidates
}

function isVague({ familiarity: { words, known }, referralShare }: Found): boolean {
  const isShort = words > 0 && words <= maxWordsOfVague && known === words
  return isShort && referralShare <= thresholds.vagueReferral
}

/** The best of each topic first, then the others. */
function bestOfEachTopic(all: readonly Candidate[]): readonly Candidate[] {
  const candidates = all.filter(({ score }) => score >= thresholds.choice * (all[0]?.score ?? 0))
  const first = candidates.filter(
    ({ pair }, position) => candidates.findIndex((other) => other.pair.id.topic === pair.id.topic) === position,
  )
  return [...first, ...candidates.filter((candidate) => !first.includes(candidate))]
}
