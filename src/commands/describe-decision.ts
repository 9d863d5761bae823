import type { Decision } from '../skills/answer/decide.ts'
import { thresholds } from '../skills/answer/thresholds.ts'

/** For a curator: what is done with a question, and by which bound. */
export function describeDecision(decision: Decision): string {
  switch (decision.kind) {
    case 'answer':
      return `answer from ${decision.candidate.pair.id.id}, certainty ${decision.certainty}`
    case 'ask-back': {
      const { candidates } = decision
      return (candidates[0]?.fit ?? 0) < thresholds.known
        ? `ask back: all of its few words are ours, and they may mean ${candidates.length} entries`
        : `ask back: fit under ${thresholds.certain}, and ${candidates.length} entries nearly as good`
    }
    case 'unknown':
      return decision.referral
        ? `say that it is not ours: ${decision.referral.id} fits about as well`
        : `say that it is not known: fit under ${thresholds.known}`
  }
}
