import { type NamedFigure, namedIn, shownLabel } from '../lists/named-slots.ts'
import type { CalculateMemory, Computed } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import { recompute } from '../recompute.ts'
import type { FollowUp } from './replay.ts'
import type { Said } from './said.ts'

const longestWish = 14

type Rate = { readonly label: string; readonly part: number; readonly n: number; readonly rate: number }

/** "Mana yang paling parah?", "which one is best?" after a list of groups: the list once more, from that end. */
export function endOfGroups(before: CalculateMemory, { figures, words, has }: Said): FollowUp | undefined {
  if (before.measure !== 'groups' || figures.length > 0 || words > longestWish) return undefined
  if (!has('worsts') && !has('bests')) return undefined
  const marks = before.marks.filter((mark) => mark !== 'together' && mark !== 'worst')
  const end = has('worsts') ? ['worst'] : []
  return { computation: recompute({ ...before, marks: [...marks, ...end] }, before.slots), corrects: true }
}

/** "Bukannya Jogja yang paling banyak?": how many there are of something, beside its share of what it is counted in. */
export function countAgainstRate(before: CalculateMemory, said: Said): Outcome | undefined {
  if (before.measure !== 'groups' || said.words > longestWish || said.figures.length > 0) return undefined
  if (!said.has('objecting') && !said.has('origins')) return undefined
  const rates = ratesIn(before)
  const [named, more] = spokenOf(rates, said)
  if (!named || more) return undefined
  const [most] = rates.toSorted((a, b) => b.part - a.part)
  const [highest] = rates.toSorted((a, b) => b.rate - a.rate)
  if (!most || !highest) return undefined
  return {
    kind: 'done',
    explain: ({ say, number, percent }) => ({
      headline: say(named === most ? 'groups-most-yes' : 'groups-most-no', {
        label: named.label,
        part: number(named.part),
        most: most.label,
        count: number(most.part),
      }),
      working: rates
        .map(({ label, part, n, rate }) => `${label} ${number(part)} ÷ ${number(n)} = ${percent(rate)}`)
        .join('; '),
      notes: [
        say(named === highest ? 'groups-rate-too' : 'groups-rate-not', {
          label: named.label,
          rate: percent(named.rate),
          highest: highest.label,
          top: percent(highest.rate),
        }),
      ],
    }),
  }
}

/**
 * "Kalau Klaten mau setara Solo, harus turun jadi berapa?": how many there may be (or must be, where more is better) for one
 * group to have the share of another: rate of the other × own n, rounded to the safe side.
 */
export function asGoodAs(before: CalculateMemory, said: Said): Outcome | undefined {
  if (before.measure !== 'groups' || said.words > longestWish || said.figures.length > 0 || !said.has('equals'))
    return undefined
  const [own, other, more] = spokenOf(ratesIn(before), said)
  if (!own || !other || more) return undefined
  const exact = (other.part * own.n) / other.n
  const isFewer = exact < own.part
  const needed = isFewer ? Math.floor(exact + 1e-9) : Math.ceil(exact - 1e-9)
  return {
    kind: 'done',
    explain: ({ say, number, percent }) => ({
      headline: say(isFewer ? 'groups-equal-fewer' : 'groups-equal-more', {
        label: own.label,
        needed: number(needed),
        part: number(own.part),
        gap: number(Math.abs(own.part - needed)),
      }),
      working: `${number(other.part)} ÷ ${number(other.n)} × ${number(own.n)} = ${number(exact, 2)}`,
      notes: [
        say('groups-equal-rates', {
          label: own.label,
          rate: percent(own.rate),
          other: other.label,
          goal: percent(other.rate),
          after: percent((needed / own.n) * 100),
        }),
      ],
    }),
  }
}

/** The groups of which both counts are known; empty where one is not. */
function ratesIn({ slots }: Computed): readonly Rate[] {
  const counts = namedIn(slots, 'n')
  const rates = namedIn(slots, 'part').flatMap(({ label, quantity: { value } }, index) => {
    const n = counts[index]?.quantity.value
    return n ? [{ label: shownLabel(label), part: value, n, rate: (value / n) * 100 }] : []
  })
  return rates.length === counts.length ? rates : []
}

/** The groups that a message names, in the order in which it does. */
function spokenOf<Named extends Pick<NamedFigure, 'label'>>(
  groups: readonly Named[],
  { items }: Said,
): readonly Named[] {
  const text = ` ${items.map((item) => (item.kind === 'number' ? '#' : item.kind === 'word' ? (item.raw ?? item.text) : item.text)).join(' ')} `
  const bare = ` ${items.map((item) => (item.kind === 'number' ? '#' : item.text)).join(' ')} `
  return groups
    .flatMap((group) => {
      const name = ` ${group.label.toLowerCase()} `
      const at = Math.max(text.indexOf(name), bare.indexOf(name))
      return at < 0 ? [] : [{ group, at }]
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ group }) => group)
}
