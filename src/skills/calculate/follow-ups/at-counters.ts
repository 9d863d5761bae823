import type { Item } from '../items.ts'
import type { CalculateMemory } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { recompute } from '../recompute.ts'
import type { FollowUp } from './replay.ts'
import { type Said, wordsIn } from './said.ts'

const longestWish = 12
const counters = / (?:loket|kasir|teller|meja|counter|counters|window|windows|cashier|cashiers|till|tills) /
const comers =
  / (?:orang|pasien|pembeli|pelanggan|tamu|pengunjung|nasabah|warga|people|customers|visitors|patients|guests) /
const times = / (?:jam|pagi|siang|sore|malam|ramai|rame|sibuk|puncak|peak|busy|morning|noon|afternoon|evening|bisa) /
const waits = / (?:nunggu|nunggunya|tunggu|tunggunya|menunggu|antre|antri|wait|waiting|queue) /

/**
 * After counters were held against those who come: "jam 5 sore bisa 95 orang" is another number of them, "kalau ditambah satu
 * loket?" one counter more, "nunggunya berapa lama?" the same once more.
 */
export function atCounters(before: CalculateMemory, { items, words, has }: Said): FollowUp | undefined {
  const { contacts, agents } = before.slots
  if (before.measure !== 'staffing' || !before.marks.includes('counter') || !contacts || !agents) return undefined
  if (words > longestWish) return undefined
  const spoken = wordsIn(items)
  const numbers = items.flatMap((item, at) => (item.kind === 'number' ? [{ item, at }] : []))
  const counted = numbers.filter(({ item, at }) => item.mention.quantity.unit === 'plain' && !isHour(items, at))
  const [figure, more] = counted
  const again = (slots: CalculateMemory['slots']): FollowUp => ({
    computation: recompute(before, { ...before.slots, ...slots }),
    corrects: false,
  })
  if (more) return undefined
  if (!figure) return waits.test(spoken) ? { ...again({}), corrects: true } : undefined
  const { value } = figure.item.mention.quantity
  if (counters.test(spoken) && (has('growing') || has('adding')))
    return again({ agents: { ...agents, value: agents.value + value } })
  const isOthers = comers.test(spoken) && times.test(spoken) && !counters.test(spoken)
  return isOthers ? again({ contacts: withPeriod(value, contacts) }) : undefined
}

/** "Jam 10": when, and not how many. */
function isHour(items: readonly Item[], at: number): boolean {
  const before = items[at - 1]
  return before?.kind === 'word' && (before.text === 'jam' || before.text === 'pukul' || before.text === 'at')
}

function withPeriod(value: number, { unit, per }: Quantity): Quantity {
  return { value, unit, ...(per ? { per } : {}) }
}
