import type { SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import { type Decision, decide, thresholds } from './decide.ts'
import type { Candidate, EntryFinder } from './find-entries.ts'
import type { ReadQuestion } from './read-question.ts'

/** What the last answer was about, for questions that lean on it. */
export type LastAnswer = { readonly pair: EntryPair; readonly question: string }

export type Resolved = {
  readonly decision: Decision
  /** What the question asks about its topic. */
  readonly aspects: readonly SectionKind[]
}

/** Among entries that fit a follow-up in context, how much its own words count beside the context. */
const ownWordsWeight = 1.5

/** Decides what answers a question, by itself or in the light of the last answer. */
export function resolveQuestion(
  question: ReadQuestion,
  last: LastAnswer | undefined,
  findEntries: EntryFinder,
): Resolved {
  const { aspects, followUp, text } = question
  const own = findEntries(text)
  if (!last) return { decision: decide(own), aspects }
  if (followUp === 'certain') return { decision: resolveAspect(question, last), aspects }
  const standalone = decide(own)
  if (followUp === 'none' && (standalone.kind === 'answer' || (own[0]?.fit ?? 0) < thresholds.near)) {
    return { decision: standalone, aspects }
  }
  return { decision: decideInContext() ?? standalone, aspects }

  /** The best of what fits the question's own words and the last topic together. */
  function decideInContext(): Decision | undefined {
    if (!last) return undefined
    const ownFit = new Map(own.map(({ pair, fit }) => [pair.id.id, fit]))
    const together = findEntries(`${last.question} ${text}`)
    const ranked = together
      .map((candidate) => ({ candidate, weight: weigh(candidate, ownFit.get(candidate.pair.id.id) ?? 0) }))
      .toSorted((a, b) => b.weight - a.weight)
    const best = ranked[0]?.candidate
    return best && best.fit >= thresholds.known ? { kind: 'answer', candidate: best, runnersUp: [] } : undefined
  }

  /** "Berapa biayanya?": the last entry if it says so, else what its own topic has on it. */
  function resolveAspect({ text, aspects }: ReadQuestion, { pair }: LastAnswer): Decision {
    const here: Candidate = { pair, score: 1, fit: 1 }
    if (aspects.length === 0 || pair.id.sections.some(({ kind }) => kind && aspects.includes(kind))) {
      return { kind: 'answer', candidate: here, runnersUp: [] }
    }
    const near = new Set([pair.id.id, ...pair.id.related])
    const elsewhere = findEntries(`${text} ${pair.id.title}`).find(
      (candidate) =>
        candidate.fit >= thresholds.known &&
        (near.has(candidate.pair.id.id) || candidate.pair.id.related.includes(pair.id.id)),
    )
    return { kind: 'answer', candidate: elsewhere ?? here, runnersUp: [] }
  }
}

function weigh(candidate: Candidate, ownFit: number): number {
  return candidate.fit + ownWordsWeight * ownFit
}
