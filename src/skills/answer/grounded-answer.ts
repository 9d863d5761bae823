import type { Evidence } from '../../domain/citation.ts'
import type { Language } from '../../domain/language.ts'
import { longestLabel } from '../../domain/short-label.ts'
import { evidenceIn } from '../../knowledge/citing/evidence.ts'
import type { ConfidenceMark, SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import type { Case, Detail } from '../../knowledge/told-items.ts'
import { chooseParts, linesOf, type Relevance, type ShownPart } from './choose-parts.ts'
import { beginningOf, confidenceWith, type ItemsFor, isSaidIn, openWithItems } from './open-with-items.ts'
import type { Certainty } from './sureness.ts'

export type AnswerRequest = {
  readonly pair: EntryPair
  readonly language: Language
  /** What the question asks about; these sections come first. */
  readonly aspects: readonly SectionKind[]
  /** Sections that have its words, by their headings; so do these. */
  readonly headings?: readonly string[]
  /** How much each of its statements says on what was asked. */
  readonly relevance?: Relevance
  /** What the entry says of the asker's own case; said first. */
  readonly cases?: readonly Case[]
  /** What it says to just this question; said below the opening. */
  readonly details?: readonly Detail[]
  readonly certainty: Certainty
  /** Entries that may have been meant instead. */
  readonly runnersUp?: readonly EntryPair[]
  /** An entry that may as well be what was asked for, and what it says of the asker's case or to just this question. */
  readonly otherReading?: { readonly pair: EntryPair } & ItemsFor
  /** Identifies the answer for its rating. */
  readonly answerId: string
  /** All sections, however long. */
  readonly whole?: boolean
  /** The entry's opening and these of its sections were shown just before, and are not said again. */
  readonly said?: readonly string[]
}

/** An answer before it has words around it. Without statements there is none. */
export type GroundedAnswer = {
  readonly request: AnswerRequest
  /** The verdict on the asker's case or the entry's first paragraph, with their marks. Undefined: it was said just before. */
  readonly opening: string | undefined
  /** How well what is said is supported. */
  readonly confidence: ConfidenceMark
  readonly parts: readonly ShownPart[]
  /** The gist of the entry that may have been meant instead, with its marks. */
  readonly otherReading?: { readonly pair: EntryPair; readonly gist: string }
  /** What may be asked next, and surely has an answer. */
  readonly next: readonly EntryPair[]
  /** There is more in the entry than is shown here or was before. */
  readonly hasMore: boolean
  /** What is stated, each with what it rests on. */
  readonly statements: readonly [Evidence, ...Evidence[]]
}

/**
 * What is said from an entry on a question.
 * @throws Error where nothing of it rests on a source, which the check of the knowledge base rules out.
 */
export function groundAnswer(request: AnswerRequest, knowledge: Knowledge): GroundedAnswer {
  const { pair, language, said, whole } = request
  const { cases, details } = whole === true ? noItems : { ...noItems, ...request }
  const entry = pair[language]
  const isOwn = cases.length > 0 || details.length > 0
  const lead = isOwn ? openWithItems({ cases, details }, entry) : entry.answer
  const parts = chooseParts(entry, isOwn ? { ...request, opening: lead } : request)
  const isNew = said === undefined || parts.length === 0 || isOwn
  const opening = isNew ? lead : undefined
  const shown = [lead, ...parts.map(({ markdown }) => markdown)]
  const other = whole === true || said !== undefined ? undefined : readOtherwise(request, shown)
  const [first, ...rest] = [
    ...shown.flatMap((text) => evidenceIn(text, entry, knowledge)),
    ...(other ? evidenceIn(other.gist, other.pair[language], knowledge) : []),
  ]
  if (!first) throw new Error(`nothing in ${entry.id} rests on a source`)
  const seen = new Set([...(said ?? []), ...parts.filter(({ isCut }) => !isCut).map(({ section }) => section.heading)])
  const hasMore = entry.sections.some(({ heading }) => !seen.has(heading))
  const lines = [opening ?? '', other?.gist ?? '', ...parts.map(({ markdown }) => markdown)].reduce(
    (sum, text) => sum + linesOf(text),
    0,
  )
  const mostNext = lines <= linesFor.two ? 2 : lines <= linesFor.one ? 1 : 0
  const next = nextTo(request, knowledge).slice(0, mostNext)
  const confidence = isOwn ? confidenceWith([...cases, ...details], entry) : entry.confidence
  return {
    ...{ request, opening, confidence, parts, hasMore, next, statements: [first, ...rest] },
    ...(other ? { otherReading: other } : {}),
  }
}

/**
 * The verdict on the asker's case or question in the entry that may have been meant instead; else how it begins. None where
 * it has no room below the answer, or was said there.
 */
function readOtherwise(
  { otherReading, language }: AnswerRequest,
  shown: readonly string[],
): GroundedAnswer['otherReading'] {
  if (!otherReading || shown.reduce((sum, text) => sum + linesOf(text), 0) > linesFor.one) return undefined
  const { pair, cases, details } = otherReading
  const [item] = [...cases, ...details]
  const gist = beginningOf(item?.statement ?? pair[language].answer, wordsOfGist)
  return isSaidIn(shown.join(' '), gist) ? undefined : { pair, gist }
}

/** What is told of an entry that may have been meant instead, in words. */
const wordsOfGist = 35

const noItems = { cases: [], details: [] }

/** Below an answer of at most so many lines, a phone shows two of them without scrolling, or one. */
const linesFor = { two: 9, one: 13 }

/** What may have been meant instead, then what the entry itself points to. */
function nextTo(
  { pair, language, runnersUp = [], otherReading }: AnswerRequest,
  { entries }: Knowledge,
): readonly EntryPair[] {
  // A title that a button shows whole comes before one that it cuts.
  const related = pair[language].related
    .flatMap((id) => entries.get(id) ?? [])
    .toSorted((a, b) => overlong(a[language].title) - overlong(b[language].title))
  return [...new Set([...(otherReading ? [otherReading.pair] : []), ...runnersUp, ...related])].filter(
    (other) => other !== pair,
  )
}

function overlong(title: string): number {
  return Math.max(0, title.length - longestLabel)
}
