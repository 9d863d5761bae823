import type { Item } from '../items.ts'
import { opsMark } from '../measures/arithmetic.ts'
import type { Slots } from '../slots.ts'

const operators: Readonly<Record<string, string>> = {
  x: 'x',
  kali: 'x',
  dikali: 'x',
  dikalikan: 'x',
  times: 'x',
  multiplied: 'x',
  '/': '/',
  '÷': '/',
  bagi: '/',
  dibagi: '/',
  divided: '/',
  '+': '+',
  tambah: '+',
  ditambah: '+',
  plus: '+',
  '-': '-',
  '–': '-',
  kurang: '-',
  dikurangi: '-',
  minus: '-',
  less: '-',
}
const asking = new Set('berapa hitung hitungin hitungkan hasilnya hasil = what is whats equals'.split(' '))
const aside = new Set(
  'berapa hasil hasilnya itu ya sih dong hitung hitungin hitungkan tolong kalau sama dengan = ? jadi what is whats by equals , the coba'.split(
    ' ',
  ),
)

/**
 * A sum said outright: numbers with an operator between each two of them and nothing else that has a meaning. The terms as
 * `term-1` on, and what stands between them as a mark; undefined where the text is no such sum.
 */
export function readSum(items: readonly Item[]): { readonly slots: Slots; readonly mark: string } | undefined {
  const slots: Record<string, Extract<Item, { kind: 'number' }>['mention']['quantity']> = {}
  let [ops, isOpen, count] = ['', false, 0]
  for (const item of items) {
    if (item.kind === 'number') {
      // "12 kali" is read as so many times: the operator went into the number.
      if (count > 0 && !isOpen) return undefined
      count++
      const { unit, value } = item.mention.quantity
      slots[`term-${count}`] = unit === 'times' ? { value, unit: 'plain' } : item.mention.quantity
      isOpen = unit === 'times'
      if (isOpen) ops += 'x'
    } else {
      const op = item.kind === 'range' ? undefined : operators[item.text]
      if (op && count > 0 && !isOpen) {
        ops += op
        isOpen = true
      } else if (!op || count === 0) {
        if (item.kind === 'range' || !aside.has(item.text)) return undefined
      } else return undefined
    }
  }
  const units = new Set(Object.values(slots).map(({ unit }) => unit))
  const isPlain = [...units].every((unit) => unit === 'plain' || unit === 'money' || unit === 'percent')
  // "0812-3456-7890", "80/20", "12-11-2026" are no sums: those are asked for, or can be nothing else.
  const isAsked = items.some((item) => item.kind !== 'number' && item.kind !== 'range' && asking.has(item.text))
  const isSurely = isAsked || units.has('percent') || [...ops].every((op) => op === 'x')
  return count < 2 || isOpen || !isPlain || !isSurely ? undefined : { slots, mark: `${opsMark}${ops}` }
}
