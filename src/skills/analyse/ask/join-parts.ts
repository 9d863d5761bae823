import type { Part } from './asked-answer.ts'

/** Puts parts together: a figure that stands there already is not said again, what is new about it goes with it. */
export function joinParts(before: readonly Part[], found: readonly Part[]): readonly Part[] {
  const parts = [...before]
  for (const part of found) {
    const at = parts.findIndex((one) => isSame(one, part))
    const known = parts[at]
    if (known) parts[at] = joined(known, part)
    else parts.push(part)
  }
  return parts
}

function isSame(one: Part, other: Part): boolean {
  if (one.kind !== other.kind) return false
  if (one.kind === 'measure' && other.kind === 'measure')
    return one.measure.kind === other.measure.kind && one.measure.title === other.measure.title
  if (one.kind === 'groups' && other.kind === 'groups')
    return one.by === other.by && one.measure.kind === other.measure.kind && one.measure.title === other.measure.title
  if (one.kind === 'counts' && other.kind === 'counts') return one.title === other.title
  if (one.kind === 'cannot' && other.kind === 'cannot') return one.why === other.why
  if (one.kind === 'durations' && other.kind === 'durations') return one.what === other.what
  if (one.kind === 'amounts' && other.kind === 'amounts') return one.title === other.title
  return one.kind === 'items'
}

/** Of two lists the later one has the end that was asked for last. */
function joined(known: Part, part: Part): Part {
  if (known.kind !== 'measure' || part.kind !== 'measure') return part
  const range = part.range ?? known.range
  return { ...known, hasMean: known.hasMean || part.hasMean, ...(range ? { range } : {}) }
}
