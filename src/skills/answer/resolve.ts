import type { SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import type { Retriever } from '../../ports/retriever.ts'
import { type Decision, decide, thresholds } from './decide.ts'
import { type Candidate, findEntries } from './find-entries.ts'
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
  { retriever, knowledge }: { retriever: Retriever; knowledge: Knowledge },
): Resolved {
  const { aspects, followUp, text } = question
  const own = findEntries(text, retriever, knowledge)
  if (!last) return { decision: decide(own), aspects }
  if (followUp === 'certain') return { decision: resolveAspect(question, last), aspects }
  const standalone = decide(own)
  if (followUp === 'none' && (standalone.kind === 'answer' || (own[0]?.confidence ?? 0) < thresholds.near)) {
    return { decision: standalone, aspects }
  }
  return { decision: decideInContext() ?? standalone, aspects }

  /** The best of what fits the question's own words and the last topic together. */
  function decideInContext(): Decision | undefined {
    if (!last) return undefined
    const ownConfidence = new Map(own.map(({ pair, confidence }) => [pair.id.id, confidence]))
    const together = findEntries(`${last.question} ${text}`, retriever, knowledge)
    const ranked = together
      .map((candidate) => ({ candidate, fit: fitOf(candidate, ownConfidence.get(candidate.pair.id.id) ?? 0) }))
      .toSorted((a, b) => b.fit - a.fit)
    const best = ranked[0]?.candidate
    return best && best.confidence >= thresholds.known ? { kind: 'answer', candidate: best } : undefined
  }

  /** "Berapa biayanya?": the last entry if it says so, else what its own topic has on it. */
  function resolveAspect({ text, aspects }: ReadQuestion, { pair }: LastAnswer): Decision {
    const here: Candidate = { pair, score: 1, confidence: 1 }
    if (aspects.length === 0 || pair.id.sections.some(({ kind }) => kind && aspects.includes(kind))) {
      return { kind: 'answer', candidate: here }
    }
    const near = new Set([pair.id.id, ...pair.id.related])
    const elsewhere = findEntries(`${text} ${pair.id.title}`, retriever, knowledge).find(
      (candidate) =>
        candidate.confidence >= thresholds.known &&
        (near.has(candidate.pair.id.id) || candidate.pair.id.related.includes(pair.id.id)),
    )
    return { kind: 'answer', candidate: elsewhere ?? here }
  }
}

function fitOf(candidate: Candidate, ownConfidence: number): number {
  return candidate.confidence + ownWordsWeight * ownConfidence
}
