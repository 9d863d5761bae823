import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { checkPercents } from './checks.ts'

/**
 * What is paid back: price − voucher − fee. The fee in rupiah, or in per cent of the price or of what was paid: which one is
 * for the terms of the seller to say, so both are shown until the asker does (marks `of-price`, `of-paid`); `no-fee`: none.
 */
export function solveRefund(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const { price, voucher } = slots
  const rate = slots.fee?.unit === 'percent' ? slots.fee : undefined
  const fee = rate ? undefined : slots.fee
  const wrong = checkPercents([rate])
  if (wrong) return wrong
  if (!price) return missing('price')
  if (!fee && !rate) return missing('fee')
  const paid = price.value - (voucher?.value ?? 0)
  if (paid < 0) return impossible('bad-part', { part: voucher?.value ?? 0, whole: price.value })
  const [ofPrice, ofPaid] = fee
    ? [fee.value, fee.value]
    : [price, { value: paid }].map(({ value }) => ((rate?.value ?? 0) / 100) * value)
  const isFree = marks.has('no-fee')
  const isOpen =
    !isFree && rate !== undefined && voucher !== undefined && !marks.has('of-price') && !marks.has('of-paid')
  const taken = isFree ? 0 : marks.has('of-paid') ? (ofPaid ?? 0) : (ofPrice ?? 0)
  const back = paid - taken
  return {
    kind: 'done',
    result: { value: back, unit: 'money' },
    explain({ say, money, percent }) {
      const base = voucher ? `${money(price.value)} − ${money(voucher.value)} = ${money(paid)}` : money(price.value)
      return {
        headline: isOpen
          ? say('refund-either', { first: money(paid - (ofPrice ?? 0)), second: money(paid - (ofPaid ?? 0)) })
          : say('result', { name: say('name-refund'), value: money(back) }),
        working: isFree
          ? base
          : isOpen
            ? `${base}; ${percent(rate.value)} × ${money(price.value)} = ${money(ofPrice ?? 0)}, ${percent(rate.value)} × ${money(paid)} = ${money(ofPaid ?? 0)}`
            : `${base}; − ${money(taken)} = ${money(back)}`,
        notes: [
          ...(isOpen ? [say('refund-which', { percent: percent(rate.value) })] : []),
          ...(voucher ? [say('refund-voucher')] : []),
        ],
      }
    },
  }
}
