import type { Draft } from './draft.ts'

/**
 * The sentences of a text that may stay where their number or that of words is limited: of each part the first before any
 * second, in their order.
 */
export function withinLimits(
  parts: readonly (readonly string[])[],
  { sentences, words }: Pick<Draft, 'sentences' | 'words'>,
): readonly string[] {
  const placed = parts.flatMap((part, place) => part.map((text, rank) => ({ text, place, rank })))
  const byNeed = placed.toSorted((a, b) => a.rank - b.rank || a.place - b.place)
  const kept: typeof placed = []
  for (const one of byNeed) {
    const hasRoom = sentences === undefined || kept.length < sentences
    const count = [...kept, one].reduce((sum, { text }) => sum + text.split(/\s+/).length, 0)
    if (hasRoom && (words === undefined || kept.length === 0 || count <= words)) kept.push(one)
  }
  return placed.filter((one) => kept.includes(one)).map(({ text }) => text)
}
