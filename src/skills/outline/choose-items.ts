import type { Outline, OutlineCase, OutlineItem } from '../../knowledge/outlines/outline-book.ts'

export type ItemWishes = {
  readonly count: number
  /** Lines that were added in their own words, and the Indonesian text of those that were taken out. */
  readonly added: readonly OutlineItem[]
  readonly removed: readonly string[]
}

/** The lines of an outline, as many as are wanted and there are: its beginning and end stay, and what was added. */
export function chooseItems(
  outline: Outline,
  told: OutlineCase | undefined,
  { count, added, removed }: ItemWishes,
): readonly OutlineItem[] {
  const kept = (list: readonly OutlineItem[]) => list.filter(({ id }) => !removed.includes(id))
  const ids = new Set(added.map(({ id }) => id))
  const [first, last] = [kept(outline.first), kept(outline.last)]
  const own = kept([...(told?.items ?? []), ...outline.more]).filter(({ id }) => !ids.has(id))
  const room = Math.max(0, count - first.length - last.length - added.length)
  return [...first, ...own.slice(0, room), ...added, ...last]
}
