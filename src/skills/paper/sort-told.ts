import type { PaperBox } from '../../knowledge/papers/paper-book.ts'
import { phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'

/** Things under the heading they belong to; without a box: what fits none. */
export type Sorted = { readonly box: PaperBox | undefined; readonly things: readonly string[] }

/** `count`: most first; `order`: as the boxes stand; `told`: as they were told; `all`: as the boxes stand, the empty ones too. */
export type SortedBy = 'count' | 'order' | 'told' | 'all'

/** Puts each thing into the first box that has a word of it. */
export function sortTold(things: readonly string[], boxes: readonly PaperBox[], by: SortedBy): readonly Sorted[] {
  const tests = boxes.map((box) => ({ box, test: phrasesTest(box.words) }))
  const placed = things.map((thing) => ({
    thing,
    box: tests.find(({ test }) => test.test(toLine(thing)))?.box,
  }))
  const inBox = (wanted: PaperBox | undefined) => placed.filter(({ box }) => box === wanted).map(({ thing }) => thing)
  const filled = boxes
    .map((box): Sorted => ({ box, things: inBox(box) }))
    .filter(({ things: own }) => by === 'all' || own.length > 0)
  const placeOf = ({ things: [first = ''] }: Sorted) => things.indexOf(first)
  const shown =
    by === 'count'
      ? filled.toSorted((a, b) => b.things.length - a.things.length)
      : by === 'told'
        ? filled.toSorted((a, b) => placeOf(a) - placeOf(b))
        : filled
  const rest = inBox(undefined)
  return rest.length === 0 ? shown : [...shown, { box: undefined, things: rest }]
}

/** What is sorted: the list there is, else the clauses, apart where their halves belong to different boxes. */
export function thingsOf(
  items: readonly string[],
  clauses: readonly string[],
  boxes: readonly PaperBox[],
): readonly string[] {
  if (items.length > 0) return items
  const boxOf = (thing: string) => boxes.find(({ words }) => phrasesTest(words).test(toLine(thing)))
  return clauses.flatMap((clause) => {
    const halves = clause.split(/\s(?:sama|dan|serta|and)\s/iu)
    const own = halves.map(boxOf)
    const areApart = halves.length === 2 && own[0] !== undefined && own[1] !== undefined && own[0] !== own[1]
    return areApart ? halves : [clause]
  })
}

/** How many boxes something of this falls into. */
export function boxesFilled(things: readonly string[], boxes: readonly PaperBox[]): number {
  return sortTold(things, boxes, 'order').filter(({ box }) => box !== undefined).length
}
