import { solvers } from '../measures/solve.ts'
import type { CalculateMemory } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import type { Quantity } from '../quantity.ts'
import { chainOf } from './replay.ts'
import { type Said, wordsIn } from './said.ts'

const longestWish = 10
const ordinals: Readonly<Record<string, number>> = {
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  kedua: 2,
  ketiga: 3,
  keempat: 4,
  kelima: 5,
  keenam: 6,
  ketujuh: 7,
  kedelapan: 8,
  kesembilan: 9,
  kesepuluh: 10,
}
const asksWhen = / (?:when|kapan|mulai berapa|at what) /

/** "When do I need a fifth?": how many contacts one person fewer still carries, by trying the load of before upwards. */
export function nextPerson(before: CalculateMemory, { items, figures, words }: Said): Outcome | undefined {
  const one = chainOf(before).find(({ measure }) => measure === 'staffing')
  const { contacts } = one?.slots ?? {}
  const spoken = wordsIn(items)
  const wanted = spoken
    .trim()
    .split(' ')
    .map((word) => ordinals[word])
    .find((found) => found !== undefined)
  if (!one || !contacts || wanted === undefined || figures.length > 0 || words > longestWish || !asksWhen.test(spoken))
    return undefined
  const neededFor = (value: number) => {
    const outcome = solvers.staffing({ ...one.slots, contacts: { ...contacts, value } }, new Set(one.marks))
    return outcome.kind === 'done' && outcome.result ? Math.ceil(outcome.result.value - 1e-9) : undefined
  }
  const most = largestFor(wanted - 1, contacts, neededFor)
  if (most === undefined) return undefined
  return {
    kind: 'done',
    definition: 'cs-analysis/butuh-berapa-agen',
    explain: ({ say, number, percent }) => ({
      headline: say('next-person', { fewer: number(wanted - 1), most: number(most), wanted: number(wanted) }),
      working: say('next-person-working', {
        now: number(contacts.value),
        change: percent((most / contacts.value - 1) * 100),
      }),
      notes: [say('workload-peaks')],
    }),
  }
}

/** The largest load that so many still carry; undefined where it is beyond ten times the load of before. */
function largestFor(
  people: number,
  { value }: Quantity,
  neededFor: (load: number) => number | undefined,
): number | undefined {
  let [low, high] = [0, Math.ceil(value * 10)]
  if ((neededFor(high) ?? 0) <= people) return undefined
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    const needed = middle === 0 ? 0 : neededFor(middle)
    if (needed === undefined) return undefined
    if (needed <= people) low = middle
    else high = middle
  }
  return low
}
