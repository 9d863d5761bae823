const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
/** Letters that are heard alike or written for each other in Indonesian. */
const soundAlikes = ['ei', 'ou', 'fpv', 'kq', 'sz', 'jz', 'ck', 'td', 'iy', 'bp', 'gk']

const leftOutOrAdded = 0.9
const doubled = 0.7
const swapped = 0.8
const nearLetter = 1
const farLetter = 1.4

const nearPairs = findNearPairs()

/**
 * How far a typed word is from the one meant: Damerau-Levenshtein distance (restricted: no letter is edited twice,
 * https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance) in which the slips
 * that people make cost less. A usual slip costs about 1. Above `max` any number above `max` comes back.
 */
export function slipCost(typed: string, meant: string, max: number): number {
  if (Math.abs(typed.length - meant.length) * doubled > max) return max + 1
  let beforePrevious: number[] = []
  let previous = [0]
  for (let j = 1; j <= meant.length; j++) previous.push((previous[j - 1] ?? 0) + gapCost(meant, j - 1))
  for (let i = 1; i <= typed.length; i++) {
    const current = [(previous[0] ?? 0) + gapCost(typed, i - 1)]
    let best = current[0] ?? 0
    for (let j = 1; j <= meant.length; j++) {
      const [letter, expected] = [typed[i - 1] ?? '', meant[j - 1] ?? '']
      let cost = Math.min(
        (previous[j - 1] ?? 0) + changeCost(letter, expected),
        (previous[j] ?? 0) + gapCost(typed, i - 1),
        (current[j - 1] ?? 0) + gapCost(meant, j - 1),
      )
      if (letter !== expected && letter === meant[j - 2] && typed[i - 2] === expected) {
        cost = Math.min(cost, (beforePrevious[j - 2] ?? 0) + swapped)
      }
      current.push(cost)
      best = Math.min(best, cost)
    }
    if (best > max) return max + 1
    beforePrevious = previous
    previous = current
  }
  return previous[meant.length] ?? max + 1
}

/** A letter that one word has and the other has not. */
function gapCost(word: string, at: number): number {
  return word[at] === word[at - 1] || word[at] === word[at + 1] ? doubled : leftOutOrAdded
}

function changeCost(letter: string, expected: string): number {
  if (letter === expected) return 0
  return nearPairs.has(letter + expected) ? nearLetter : farLetter
}

function findNearPairs(): ReadonlySet<string> {
  const pairs = new Set<string>()
  const add = (a: string | undefined, b: string | undefined) => {
    if (a !== undefined && b !== undefined && a !== b) pairs.add(a + b).add(b + a)
  }
  for (const [row, letters] of keyboardRows.entries()) {
    for (const [column, letter] of [...letters].entries()) {
      add(letter, letters[column + 1])
      add(letter, keyboardRows[row + 1]?.[column])
      add(letter, keyboardRows[row + 1]?.[column - 1])
    }
  }
  for (const letters of soundAlikes) for (const a of letters) for (const b of letters) add(a, b)
  return pairs
}
