import type { Computation } from '../find-measure.ts'
import { solvers } from '../measures/solve.ts'
import type { CalculateMemory } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { chainOf } from './replay.ts'
import { type Said, wordsIn } from './said.ts'

const longestWish = 16
const neutral = / (?:biasa|netral|cukup|b saja|neutral|so so|tiga|#) /
const counted =
  / (?:dihitung|diitung|hitung|masuk|masukin|masukkan|dimasukkan|dimasukin|ikut|ikutin|gabung|digabung|anggap|dianggap|count|counted|include|included) /
const satisfied = / (?:puas|satisfied|happy) /

/** "Kalau yang biasa dihitung puas?" after a share of satisfied answers: what it would come to, and why not to call it so. */
export function neutralCounted(before: CalculateMemory, said: Said): Outcome | undefined {
  const one = chainOf(before).find(({ measure }) => measure === 'csat')
  return one && said.words <= longestWish && asksForNeutral(said) ? withNeutral(one.slots) : undefined
}

/** The same asked in the message with the counts: a line to go with the result. */
export function neutralBeside({ measure, slots }: Pick<Computation, 'measure' | 'slots'>, said: Said) {
  return measure === 'csat' && asksForNeutral(said) ? withNeutral(slots) : undefined
}

function asksForNeutral({ items }: Pick<Said, 'items'>): boolean {
  const spoken = wordsIn(items)
  return neutral.test(spoken) && counted.test(spoken) && satisfied.test(spoken)
}

function withNeutral(slots: Slots): Outcome | undefined {
  const [count, happy] = [slots.neutral?.value, slots.satisfied?.value]
  const outcome = solvers.csat(slots)
  const share = outcome.kind === 'done' ? outcome.share : undefined
  if (count === undefined || happy === undefined || !share) return undefined
  return {
    kind: 'done',
    definition: 'cs-analysis/csat',
    explain: ({ say, number, percent }) => ({
      headline: say('neutral-no', { share: percent(((share.x + count) / share.n) * 100) }),
      working: `(${number(share.x)} + ${number(count)}) ÷ ${number(share.n)} × 100`,
      notes: [say('neutral-why', { csat: percent((share.x / share.n) * 100) })],
    }),
  }
}
