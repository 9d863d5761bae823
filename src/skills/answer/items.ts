import type { Entry } from '../../knowledge/entry.ts'

const numbered = /^\s*\d+[.)]\s+(.*)$/
const bullet = /^\s*[-*]\s+(.*)$/

/** The items of an entry's first list, numbered lists before others: what "the third one" counts. */
export function itemsOf({ sections }: Entry): readonly string[] {
  const lines = sections.map(({ markdown }) => markdown.split('\n'))
  for (const pattern of [numbered, bullet]) {
    const items = lines.map((of) => of.flatMap((line) => pattern.exec(line)?.[1] ?? [])).find((of) => of.length > 1)
    if (items) return items
  }
  return []
}
