/** Rupiah. */
const billion = 1_000_000_000

export type BusinessScale = 'micro' | 'small' | 'medium' | 'large'
type Step = { readonly scale: BusinessScale; readonly capital: number; readonly sales: number }

/**
 * Up to where a business is of a size, in rupiah, the end belonging to it: capital without land and buildings, or sales of a
 * year. Source: PP 7/2021 Art. 35 as told by the entry oss/skala-usaha.
 */
export const scaleSteps: readonly Step[] = [
  { scale: 'micro', capital: billion, sales: 2 * billion },
  { scale: 'small', capital: 5 * billion, sales: 15 * billion },
  { scale: 'medium', capital: 10 * billion, sales: 50 * billion },
  { scale: 'large', capital: Number.POSITIVE_INFINITY, sales: Number.POSITIVE_INFINITY },
]

/** The size of a business by one of both measures. `rupiah`: 0 or more. */
export function scaleOf(rupiah: number, by: 'capital' | 'sales'): BusinessScale {
  return scaleSteps.find((step) => rupiah <= step[by])?.scale ?? 'large'
}

/** A foreign company must invest more than this, in rupiah, for each KBLI of five digits and place. Source: oss/modal-minimum-pma. */
export const foreignInvestmentAbove = 10 * billion

/** The highest administrative fine of UU PDP, in per cent of the income of a year. Source: UU 27/2022 Art. 57, pse/denda-uu-pdp. */
export const highestDataFine = 2
