import type { Item } from '../items.ts'
import type { MeasureName } from '../measures/solve.ts'
import type { Cue } from '../measures-vocabulary.ts'
import type { Slots } from '../slots.ts'
import type { LabelWords } from './labelled.ts'
import { namedIn } from './named-slots.ts'
import { readAmounts } from './read-amounts.ts'
import { readCauses } from './read-causes.ts'
import { readGroups } from './read-groups.ts'
import { readSteps } from './read-steps.ts'
import { readValues } from './read-values.ts'

/** How a message is seen by the readers of lists. */
export type ListContext = {
  readonly items: readonly Item[]
  readonly labelWords: LabelWords
  readonly isNamed: boolean
  /** The highest answer of the scale that is spoken of: means on a scale are no plain list. */
  readonly scale: number | undefined
  has(cue: Cue): boolean
}
type ListReader = (context: ListContext) => Slots

/** Two branches with their counts are compared, unless they are wanted as one. */
const fewestSideBySide = 3

/** Measures whose figures come as a list that the asker names, and how each is read; empty where the text is none. */
const readers: Partial<Record<MeasureName, ListReader>> = {
  pareto: ({ items, labelWords, isNamed, has }) => (isNamed || has('complaints') ? readCauses(items, labelWords) : {}),
  groups: ({ items, labelWords, isNamed, has }) => {
    const slots = readGroups(items, labelWords)
    // Three groups with both counts of each need no name.
    if (!isNamed) return namedIn(slots, 'part').length >= fewestSideBySide ? slots : {}
    const [counted, scored] = [namedIn(slots, 'part'), namedIn(slots, 'score')]
    const arePlain = scored.some(({ quantity }) => quantity.unit === 'plain')
    if (arePlain && has('complaints')) return {}
    return Math.max(counted.length, scored.length) >= fewestSideBySide || has('togethers') ? slots : {}
  },
  average: ({ items, isNamed, scale }) => (isNamed && scale === undefined ? readValues(items) : {}),
  steps: ({ items, labelWords }) => readSteps(items, labelWords),
  capital: ({ items, labelWords, isNamed }) => (isNamed ? readAmounts(items, labelWords) : {}),
}

/** Undefined where a measure's figures do not come as a list of its own. */
export function ownListOf(name: MeasureName, context: ListContext): Slots | undefined {
  return readers[name]?.(context)
}
