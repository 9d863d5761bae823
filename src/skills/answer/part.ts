import type { SectionKind } from '../../knowledge/entry.ts'
import type { Decision } from './decide.ts'
import type { ReadQuestion } from './read-question.ts'
import type { Resolved } from './resolve.ts'

/** A question of a message that has an answer. */
export type AnsweredPart = {
  readonly text: string
  readonly question: ReadQuestion
  readonly resolved: Resolved & { readonly decision: Decision & { readonly kind: 'answer' } }
  /** What this part and all others that the same entry answers ask about. */
  readonly aspects: readonly SectionKind[]
  /** Sections of the entry that say something on them. */
  readonly headings: readonly string[]
  /** The other parts that it answers as well. */
  readonly covers: readonly ReadQuestion[]
}

/** A question of a message that has none. */
export type OpenPart = {
  /** The sentence that asks. */
  readonly text: string
  readonly question: ReadQuestion
  readonly decision: Decision
  /** It is about something else than the rest of the message. */
  readonly isOwn: boolean
}

/** The same part, asked for more than that. */
export function withMore(
  part: AnsweredPart,
  more: Pick<AnsweredPart, 'aspects' | 'headings' | 'covers'>,
): AnsweredPart {
  const headings = new Set([...part.headings, ...more.headings].filter((heading) => heading !== ''))
  const covers = [...part.covers, ...more.covers]
  return { ...part, aspects: joined(part.aspects, more.aspects), headings: [...headings], covers }
}

/** What several questions ask about their topic, each aspect once. */
export function joined(...lists: readonly (readonly SectionKind[])[]): readonly SectionKind[] {
  return [...new Set(lists.flat())]
}
