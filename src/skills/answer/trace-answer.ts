import type { JsonValue } from '../../domain/json.ts'
import type { Candidate } from './find-entries.ts'
import type { AnsweredPart, OpenPart } from './part.ts'

/** How the questions of a message were read, what was found, and what was decided: entries and figures, no words. */
export function traceOf(answered: readonly AnsweredPart[], open: readonly OpenPart[]): JsonValue {
  return [
    ...answered.map(({ question, resolved, aspects }): JsonValue => {
      const { decision, inContext = false, isTriedAgain = false, isSilent = false, statements } = resolved
      return {
        decided: 'answer',
        ...figuresOf(decision.candidate),
        certainty: decision.certainty,
        rivals: decision.runnersUp.map(figuresOf),
        aspects: [...aspects],
        followUp: question.followUp,
        inContext,
        isTriedAgain,
        isSilent,
        statements: statements?.length ?? 0,
      }
    }),
    ...open.map(({ decision }): JsonValue => {
      const { kind } = decision
      if (kind === 'answer') return { decided: 'nothing on it in the topic', ...figuresOf(decision.candidate) }
      const near = kind === 'unknown' ? decision.nearest : decision.candidates
      return { decided: kind, rivals: near.map(figuresOf) }
    }),
  ]
}

function figuresOf({ pair, score, fit, share }: Candidate) {
  return { entry: pair.id.id, score: round(score), fit: round(fit), share: round(share) }
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
