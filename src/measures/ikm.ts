/** Letters of PermenPANRB 14/2017, best first, each from this value of the index on. Source: facts CS-099, CS-100. */
export const lettersFrom = [
  { letter: 'A', from: 88.31 },
  { letter: 'B', from: 76.61 },
  { letter: 'C', from: 65 },
  { letter: 'D', from: 25 },
] as const
export type IkmLetter = (typeof lettersFrom)[number]['letter']

/** Lowest and highest mean of an element. */
export const nrrRange = { low: 1, high: 4 } as const
/** Lowest and highest index. */
export const ikmRange = { low: 25, high: 100 } as const
/** Elements of the survey in PermenPANRB 14/2017. */
export const elementsOfSkm = 9

/**
 * IKM, 25–100: the mean of the elements' means (NRR, each 1–4) × 25, that is, every element with weight 1 ÷ how many there
 * are. In full precision; round the result only. Source: facts CS-098, CS-100, CSM-316.
 * @throws RangeError where there is no element or a mean lies outside 1–4.
 */
export function ikmOfMeans(means: readonly number[]): number {
  if (means.length === 0 || means.some((mean) => !(mean >= nrrRange.low && mean <= nrrRange.high))) {
    throw new RangeError(`means of elements must lie from 1 to 4: ${means.join('; ')}`)
  }
  return (means.reduce((sum, mean) => sum + mean, 0) / means.length) * 25
}

/**
 * IKM from the sum of all scores of all elements: total ÷ (respondents × elements) × 25. Source: facts CS-101 (29
 * respondents, 955: 91.48).
 */
export function ikmOfTotal(total: number, respondents: number, elements = elementsOfSkm): number {
  if (!(respondents > 0 && elements > 0)) throw new RangeError('no respondents')
  const mean = total / (respondents * elements)
  return ikmOfMeans([mean])
}

/** Half-up to two decimals, as the letters are read: 88.305 -> 88.31. Source: facts CS-100. */
export function roundIkm(ikm: number): number {
  return Math.round(Number((ikm * 100).toFixed(6))) / 100
}

/** The letter of an index, which is rounded first. Source: facts CS-100. */
export function ikmLetter(ikm: number): IkmLetter {
  const rounded = roundIkm(ikm)
  const grade = lettersFrom.find(({ from }) => rounded >= from)
  if (!grade || rounded > ikmRange.high) throw new RangeError(`an IKM lies from 25 to 100: ${ikm}`)
  return grade.letter
}

/** Index at which the next better letter begins; undefined for an A. */
export function nextLetterFrom(ikm: number): { readonly letter: IkmLetter; readonly from: number } | undefined {
  const rounded = roundIkm(ikm)
  return lettersFrom.findLast(({ from }) => rounded < from)
}

/** The index of several units together, weighted by their respondents. Source: facts CSM-320 (84.20 × 300, 78.10 × 100: 82.68). */
export function combinedIkm(units: readonly { readonly ikm: number; readonly respondents: number }[]): number {
  const n = units.reduce((sum, { respondents }) => sum + respondents, 0)
  if (!(n > 0)) throw new RangeError('no respondents')
  return units.reduce((sum, { ikm, respondents }) => sum + ikm * respondents, 0) / n
}
