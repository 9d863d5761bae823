import type { Language } from '../../domain/language.ts'
import type { Computation } from './find-measure.ts'
import { ownListOf } from './lists/own-lists.ts'
import { withSense } from './make-sense.ts'
import { isMeasureName } from './measures/solve.ts'
import type { Quantity } from './quantity.ts'
import type { ReadNumbers } from './read-numbers.ts'
import { readAs } from './read-wish.ts'
import { recompute } from './recompute.ts'
import type { Relations } from './relations.ts'
import type { Vocabulary } from './vocabulary.ts'

export type EarlierParts = {
  readonly vocabulary: Vocabulary
  readonly read: (text: string, language: Language) => ReadNumbers
  readonly findRelations: (items: ReadNumbers['items']) => Relations
}

/** What a message asks for is asked for by it alone. */
const ofMessage: ReadonlySet<string> = new Set(['yearly', 'monthly', 'together', 'hire', 'pay', 'each'])

/**
 * A measure with what it lacks from messages before this one, the newest first: "kami 12 agen", "3.900 tiket sebulan, 14 menit"
 * and then "kurang orang gak?". Only figures that a word beside them names, or their unit, find their place so. Undefined where
 * it still lacks something, or the earlier messages added nothing.
 */
export function withEarlier(
  computation: Pick<Computation, 'measure' | 'slots' | 'marks' | 'isNamed'>,
  texts: readonly string[],
  language: Language,
  { vocabulary, read, findRelations }: EarlierParts,
): Computation | undefined {
  const table = vocabulary.measures.find(({ name }) => name === computation.measure)
  if (!table || texts.length === 0) return undefined
  const slots: Record<string, Quantity> = { ...computation.slots }
  const found: Quantity[] = []
  const marks = new Set(computation.marks)
  for (const text of texts) {
    const items = vocabulary.normalise(read(text, language).items)
    const reading = withSense(table, readAs(table, items, findRelations(items)), items)
    const listed = isMeasureName(table.name)
      ? (ownListOf(table.name, {
          items,
          labelWords: vocabulary.labelWords,
          isNamed: true,
          scale: undefined,
          has: (cue) => vocabulary.has(items, cue),
        }) ?? {})
      : {}
    for (const [slot, quantity] of Object.entries(listed)) {
      if (slots[slot]) continue
      slots[slot] = quantity
      found.push(quantity)
    }
    for (const [slot, quantity] of Object.entries(reading.slots)) {
      if (slots[slot] || !(reading.labelled.has(slot) || quantity.unit !== 'plain')) continue
      slots[slot] = quantity
      found.push(quantity)
    }
    for (const mark of reading.marks) if (!ofMessage.has(mark)) marks.add(mark)
  }
  if (found.length === 0 || !isMeasureName(table.name)) return undefined
  const filled = recompute({ measure: table.name, slots: {}, marks: [...marks] }, slots)
  return filled.outcome.kind === 'done' ? { ...filled, isNamed: computation.isNamed, earlier: found } : undefined
}
