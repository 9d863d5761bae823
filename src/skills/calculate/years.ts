/** Four digits from here to there are rather a year than a count. */
export const firstYear = 1990
export const lastYear = 2045
