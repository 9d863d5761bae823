import type { Referral } from '../../knowledge/referral.ts'
import type { Candidate, Found } from './find-entries.ts'
import { type Certainty, certaintyOf } from './sureness.ts'

export type Decision =
  /** `runnersUp` come close enough to be offered beside the answer. */
  | {
      readonly kind: 'answer'
      readonly candidate: Candidate
      readonly certainty: Certainty
      readonly runnersUp: readonly Candidate[]
    }
  /** Several entries fit about equally well: the person chooses. */
  | { readonly kind: 'ask-back'; readonly candidates: readonly Candidate[] }
  /** Nothing here answers the question. Where it is about something that is not ours, who helps instead. */
  | { readonly kind: 'unknown'; readonly nearest: readonly Candidate[]; readonly referral?: Referral }

/** Set on the development questions; `npm run bench` shows what they bring. */
export const thresholds = {
  /** Fit below which nothing here answers the question. */
  known: 0.3,
  /** Fit below which a rival that is nearly as good makes Prima ask back instead of picking. */
  certain: 0.65,
  /** A rival's score as a share of the best, from which it counts as nearly as good. */
  rival: 0.96,
  /** A rival's score as a share of the best, from which it is offered beside the answer. */
  runnerUp: 0.8,
  /** Fit below which an entry is not even worth offering as a nearest topic. */
  near: 0.1,
}

const maxChoices = 3
const maxRunnersUp = 2
/** "Cara daftar": so few words, all of them ours, ask for more than one thing. */
const maxWordsOfVague = 2
const maxReferralShareOfVague = 0.5
/** Share of the best score below which an entry is no choice for a vague question. */
const leastShareOfVague = 0.5

export function decide(found: Found): Decision {
  const { candidates, referral } = found
  const [best, ...others] = candidates
  if (!best || best.fit < thresholds.known) {
    if (referral) return { kind: 'unknown', nearest: [], referral }
    const choices = isVague(found) ? bestOfEachTopic(candidates).slice(0, maxChoices) : []
    if (choices.length > 1) return { kind: 'ask-back', candidates: choices }
    return { kind: 'unknown', nearest: candidates.filter(({ fit }) => fit >= thresholds.near).slice(0, maxChoices) }
  }
  const closerThan = (share: number) => others.filter(({ score }) => score >= best.score * share)
  const rivals = closerThan(thresholds.rival)
  if (best.fit < thresholds.certain && rivals.length > 0) {
    return { kind: 'ask-back', candidates: [best, ...rivals].slice(0, maxChoices) }
  }
  return {
    kind: 'answer',
    candidate: best,
    certainty: certaintyOf(best, others[0]),
    runnersUp: closerThan(thresholds.runnerUp).slice(0, maxRunnersUp),
  }
}

function isVague({ familiarity: { words, known }, referralShare }: Found): boolean {
  const isShort = words > 0 && words <= maxWordsOfVague && known === words
  return isShort && referralShare <= maxReferralShareOfVague
}

/** The best of each topic first, then the others. */
function bestOfEachTopic(all: readonly Candidate[]): readonly Candidate[] {
  const candidates = all.filter(({ score }) => score >= leastShareOfVague * (all[0]?.score ?? 0))
  const first = candidates.filter(
    ({ pair }, position) => candidates.findIndex((other) => other.pair.id.topic === pair.id.topic) === position,
  )
  return [...first, ...candidates.filter((candidate) => !first.includes(candidate))]
}
