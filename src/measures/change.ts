/**
 * Change in per cent of where it began: (to − from) ÷ |from| × 100. Undefined from zero, which has no per cent.
 */
export function relativeChange(from: number, to: number): number | undefined {
  return from === 0 ? undefined : ((to - from) / Math.abs(from)) * 100
}
