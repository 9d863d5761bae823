/**
 * Churn as a fraction: customers lost in the period ÷ customers at its start, new ones left out. Source: facts CS-059.
 * @throws RangeError where nobody was there at the start, or more were lost than there were.
 */
export function churnRate(lost: number, atStart: number): number {
  if (!(atStart > 0 && lost >= 0 && lost <= atStart)) throw new RangeError(`no churn: ${lost} of ${atStart}`)
  return lost / atStart
}

/**
 * Retention as a fraction: (customers at the end − new ones) ÷ customers at the start. Source: facts CS-060.
 * @throws RangeError where the counts cannot be.
 */
export function retentionRate(atEnd: number, gained: number, atStart: number): number {
  return 1 - churnRate(atStart - (atEnd - gained), atStart)
}

/** Yearly churn of a monthly one, both fractions: 1 − (1 − m)¹². Source: facts CS-061 (1 %: 11.4 %). */
export function yearlyChurn(monthly: number): number {
  return 1 - (1 - monthly) ** 12
}

export type CustomerValue = {
  /** Rupiah an order. */
  readonly orderValue: number
  readonly ordersPerYear: number
  /** Fractions. */
  readonly margin: number
  readonly yearlyChurn: number
  /** Rupiah; 0 where it is not counted. */
  readonly acquisitionCost: number
}

/**
 * CLV in rupiah: order value × orders a year × margin ÷ yearly churn − acquisition cost. Source: facts CS-063, CSM-414.
 * @throws RangeError where the churn is not above 0 and at most 1.
 */
export function customerLifetimeValue(value: CustomerValue): number {
  if (!(value.yearlyChurn > 0 && value.yearlyChurn <= 1)) throw new RangeError(`no churn: ${value.yearlyChurn}`)
  return (value.orderValue * value.ordersPerYear * value.margin) / value.yearlyChurn - value.acquisitionCost
}
