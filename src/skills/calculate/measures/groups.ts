import { namedIn, shownLabel } from '../lists/named-slots.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { checkCounts, checkPart } from './checks.ts'

type Group = {
  readonly label: string
  readonly value: number
  readonly n: number | undefined
  readonly part: number | undefined
}

/** The groups by their share or score, the highest first. */
export function namesInOrder(slots: Slots): readonly string[] {
  const [parts, counts] = [namedIn(slots, 'part'), namedIn(slots, 'n')]
  const values =
    parts.length > 0
      ? parts.map(({ label, quantity }, index) => ({
          label,
          value: quantity.value / (counts[index]?.quantity.value ?? 1),
        }))
      : namedIn(slots, 'score').map(({ label, quantity: { value } }) => ({ label, value }))
  return values.toSorted((a, b) => b.value - a.value).map(({ label }) => label)
}

/**
 * Branches or months side by side: each one's share (part ÷ n × 100, per cent) or score, from the best on, and all of them
 * together, weighted by how many answered: Σ(value × n) ÷ Σn. Without counts only the plain mean can be said, and that it is
 * not the figure of the company. Source: facts CSM-320 for weighting by respondents. `lower`: less is better.
 */
export function solveGroups(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const [scores, parts, counts] = [namedIn(slots, 'score'), namedIn(slots, 'part'), namedIn(slots, 'n')]
  const wrong = checkCounts([...parts, ...counts].map(({ quantity }) => quantity))
  if (wrong) return wrong
  if (scores.length < 2 && parts.length < 2) return missing('groups')
  const unit = scores[0]?.quantity.unit ?? 'percent'
  const groups: Group[] =
    parts.length > 0
      ? parts.map(({ label, quantity }, index) => {
          const n = counts[index]?.quantity.value ?? 0
          return { label: shownLabel(label), part: quantity.value, n, value: (quantity.value / n) * 100 }
        })
      : scores.map(({ label, quantity }, index) => ({
          label,
          value: quantity.value,
          n: counts[index]?.quantity.value,
          part: undefined,
        }))
  for (const { part, n } of groups) {
    const off = part === undefined ? undefined : checkPart(part, n ?? 0)
    if (off) return off
  }
  const all = groups.every(({ n }) => n !== undefined) ? groups.reduce((sum, { n }) => sum + (n ?? 0), 0) : undefined
  if (all === 0) return impossible('bad-zero')
  const together =
    all === undefined
      ? groups.reduce((sum, { value }) => sum + value, 0) / groups.length
      : groups.reduce((sum, { value, n }) => sum + value * (n ?? 0), 0) / all
  const isWorst = marks.has('worst')
  const ranked = groups.toSorted((a, b) => (marks.has('lower') !== isWorst ? a.value - b.value : b.value - a.value))
  const [best] = ranked
  return {
    kind: 'done',
    result: { value: together, unit },
    ...(parts.length > 0 && all !== undefined
      ? { share: { x: groups.reduce((sum, { part }) => sum + (part ?? 0), 0), n: all } }
      : {}),
    explain({ say, number, percent, signed }) {
      const show = (value: number) =>
        unit === 'percent' ? percent(value) : unit === 'points' ? signed(value) : number(value, 2)
      const bare = (value: number) =>
        unit === 'percent' ? percent(value) : value < 0 ? `(${number(value)})` : number(value)
      const list = ranked.map(({ label, value, part, n }, index) =>
        part === undefined
          ? `${index + 1}. ${label}: ${show(value)}`
          : `${index + 1}. ${label}: ${show(value)} (${number(part)} ÷ ${number(n ?? 0)})`,
      )
      const isTogether = marks.has('together')
      const formula =
        all === undefined
          ? `(${groups.map(({ value }) => bare(value)).join(' + ')}) ÷ ${groups.length} = ${show(together)}`
          : parts.length > 0
            ? `(${groups.map(({ part }) => number(part ?? 0)).join(' + ')}) ÷ (${groups.map(({ n }) => number(n ?? 0)).join(' + ')}) = ${show(together)}`
            : `(${groups.map(({ value, n }) => `${bare(value)} × ${number(n ?? 0)}`).join(' + ')}) ÷ ${number(all)} = ${show(together)}`
      return {
        headline: isTogether
          ? say(all === undefined ? 'groups-mean' : 'groups-together', { value: show(together) })
          : say(isWorst ? 'groups-worst' : 'groups-best', { label: best?.label ?? '', value: show(best?.value ?? 0) }),
        working: isTogether ? formula : ['', ...list].join('\n'),
        notes: [
          ...(isTogether
            ? groups.some(({ label }) => /^\d+$/.test(label))
              ? []
              : [list.join('; ')]
            : [say(all === undefined ? 'groups-mean-too' : 'groups-together-too', { value: show(together) })]),
          ...(all === undefined ? [say('groups-need-counts')] : [say('groups-weighted')]),
          ...(Math.min(...groups.map(({ n }) => n ?? 1000)) < 30 ? [say('groups-few')] : []),
        ],
      }
    },
  }
}
