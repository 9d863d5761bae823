import type { Phrases } from '../../conversation/phrases.ts'
import type { Citation } from '../../domain/citation.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import { evidenceIn } from '../../knowledge/citing/evidence.ts'
import { formatDay, shortSources } from '../../knowledge/citing/references.ts'
import type { Entry } from '../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { withoutMarks } from '../../knowledge/plain-text.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import type { GroundedAnswer } from './grounded-answer.ts'
import { type Certainty, sureness } from './sureness.ts'

/**
 * An answer in words: what is stated, one line of sources by their short names, one line of how far it can be trusted.
 * Addresses, articles of each statement and the legal note stand under "bukti".
 */
export function renderAnswer(answer: GroundedAnswer, phrases: Phrases): ReplyDraft {
  const { request, opening, confidence, parts, statements, otherReading } = answer
  const { pair, language, answerId, certainty } = request
  const citations = uniqueCitations(statements.flatMap((statement) => statement.citations))
  const blocks = [
    ...(opening === undefined ? [] : [withoutMarks(opening)]),
    ...parts.map(({ section: { heading }, markdown }) =>
      heading === '' ? withoutMarks(markdown) : `**${heading}**\n\n${withoutMarks(markdown)}`,
    ),
    ...(otherReading ? [otherwise(otherReading, language, phrases)] : []),
    foot({ ...pair[language], confidence }, certainty, citations, phrases),
  ]
  return { text: blocks.join('\n\n'), citations, answerId, choices: choicesBelow(answer, phrases) }
}

function otherwise(
  { pair, gist }: NonNullable<GroundedAnswer['otherReading']>,
  language: Language,
  phrases: Phrases,
): string {
  return phrases.say(language, 'other-reading', { title: pair[language].title, gist: withoutMarks(gist) })
}

/** An answer in other words than the entry's: those that rest on `citations` alone, and the foot of the answer. */
export function renderPhrased(
  answer: GroundedAnswer,
  { text, citations }: { readonly text: string; readonly citations: readonly [Citation, ...Citation[]] },
  phrases: Phrases,
): ReplyDraft {
  const { pair, language, answerId, certainty } = answer.request
  const cited = uniqueCitations(citations)
  return {
    text: `${text}\n\n${foot({ ...pair[language], confidence: answer.confidence }, certainty, cited, phrases)}`,
    citations: cited,
    answerId,
    choices: choicesBelow({ ...answer, hasMore: true }, phrases),
  }
}

function choicesBelow(answer: GroundedAnswer, phrases: Phrases): Choice[] {
  const { pair, language } = answer.request
  return [
    { pick: entryChoice('evidence', pair.id.id), label: phrases.say(language, 'choice-evidence'), aside: true },
    ...(answer.hasMore ? [{ pick: entryChoice('more', pair.id.id), label: phrases.say(language, 'choice-more') }] : []),
    ...answer.next.map((other) => ({
      pick: entryChoice('ask', other.id.id),
      label: other[language].title,
    })),
  ]
}

/** A piece of an answer that was given before: what it says, and the foot of that answer. */
export function renderPiece(
  text: string,
  pair: EntryPair,
  { language, answerId }: { readonly language: Language; readonly answerId: string },
  knowledge: Knowledge,
  phrases: Phrases,
): ReplyDraft {
  const entry = pair[language]
  const citations = uniqueCitations(
    evidenceIn(entry.answer, entry, knowledge).flatMap((evidence) => evidence.citations),
  )
  return {
    text: `${text}\n\n${foot(entry, 'medium', citations, phrases)}`,
    citations,
    answerId,
    choices: [
      { pick: entryChoice('evidence', entry.id), label: phrases.say(language, 'choice-evidence'), aside: true },
      { pick: entryChoice('more', entry.id), label: phrases.say(language, 'choice-more') },
    ],
  }
}

/** One line of sources, and one of how far they carry. */
export function foot(
  { language, verified, confidence }: Pick<Entry, 'language' | 'verified' | 'confidence'>,
  certainty: Certainty,
  citations: readonly Citation[],
  phrases: Phrases,
): string {
  const status = [
    phrases.say(language, 'as-of', { date: formatDay(verified, language, 'short') }),
    phrases.say(language, sureness(certainty, confidence)),
    ...(confidence === 'C' ? [phrases.say(language, 'single-source')] : []),
    ...(confidence === 'D' ? [phrases.say(language, 'advice')] : []),
  ]
  return `${phrases.say(language, 'sources')} ${shortSources(citations, language)}\n_${status.join(' · ')}_`
}

/** The same article of the same rule once. */
export function uniqueCitations(citations: readonly Citation[]): readonly Citation[] {
  const first = new Map<string, Citation>()
  for (const citation of citations) {
    const key = `${citation.source} ${citation.article ?? ''}`
    if (!first.has(key)) first.set(key, citation)
  }
  return [...first.values()]
}
