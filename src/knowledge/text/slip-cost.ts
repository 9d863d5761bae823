const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
/** Letters that are heard alike or written for each other in Indonesian. */
const soundAlikes = ['ei', 'ou', 'fpv', 'kq', 'sz', 'jz', 'ck', 'td', 'iy', 'bp', 'gk']

const leftOutOrAdded = 0.9
const doubled = 0.7
const swapped = 0.8
const nearLetter = 1
const farLetter = 1.4

const firstLetter = 'a'.charCodeAt(0)
const letterCount = 26
/** 1 at `letterCount * a + b` where two letters are near each other. */
const near = findNearLetters()

// Rows of the table of distances, used again by every call: this is the inner loop of every correction.
const longest = 64
let [current, previous, beforePrevious] = [0, 1, 2].map(() => new Float64Array(longest + 1)) as [
  Float64Array,
  Float64Array,
  Float64Array,
]

/**
 * How far a typed word is from the one meant: Damerau-Levenshtein distance (restricted: no letter is edited twice,
 * https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance) in which the slips
 * that people make cost less. A usual slip costs about 1. Infinity where it costs more than `max`, or where a word has
 * more than 64 letters.
 */
export function slipCost(typed: string, meant: string, max: number): number {
  const [rows, columns] = [typed.length, meant.length]
  if (rows > longest || columns > longest || Math.abs(rows - columns) * doubled > max) return Infinity
  // Cells further than this from the diagonal cost more than `max` by their gaps alone.
  const band = Math.floor(max / doubled)
  previous[0] = 0
  for (let j = 1; j <= columns; j++) previous[j] = at(previous, j - 1) + gapCost(meant, j - 1)
  for (let i = 1; i <= rows; i++) {
    const letter = typed.charCodeAt(i - 1)
    const typedGap = gapCost(typed, i - 1)
    const [first, last] = [Math.max(1, i - band), Math.min(columns, i + band)]
    current[first - 1] = first === 1 ? at(previous, 0) + typedGap : Infinity
    let best = at(current, first - 1)
    for (let j = first; j <= last; j++) {
      const expected = meant.charCodeAt(j - 1)
      let cost = Math.min(
        at(previous, j - 1) + changeCost(letter, expected),
        at(previous, j) + typedGap,
        at(current, j - 1) + gapCost(meant, j - 1),
      )
      if (
        i > 1 &&
        j > 1 &&
        letter !== expected &&
        letter === meant.charCodeAt(j - 2) &&
        typed.charCodeAt(i - 2) === expected
      )
        cost = Math.min(cost, at(beforePrevious, j - 2) + swapped)
      current[j] = cost
      if (cost < best) best = cost
    }
    if (last < columns) current[last + 1] = Infinity
    if (best > max) return Infinity
    ;[beforePrevious, previous, current] = [previous, current, beforePrevious]
  }
  const cost = at(previous, columns)
  return cost > max ? Infinity : cost
}

function at(row: Float64Array, place: number): number {
  return row[place] ?? Infinity
}

/** A letter that one word has and the other has not. */
function gapCost(word: string, place: number): number {
  const letter = word.charCodeAt(place)
  return letter === word.charCodeAt(place - 1) || letter === word.charCodeAt(place + 1) ? doubled : leftOutOrAdded
}

function changeCost(letter: number, expected: number): number {
  if (letter === expected) return 0
  const [one, other] = [letter - firstLetter, expected - firstLetter]
  const isNear = one < letterCount && other < letterCount && near[letterCount * one + other] === 1
  return isNear ? nearLetter : farLetter
}

function findNearLetters(): Uint8Array {
  const found = new Uint8Array(letterCount * letterCount)
  const add = (a = '', b = '') => {
    if (a === '' || b === '' || a === b) return
    const [one, other] = [a.charCodeAt(0) - firstLetter, b.charCodeAt(0) - firstLetter]
    found[letterCount * one + other] = found[letterCount * other + one] = 1
  }
  for (const [row, letters] of keyboardRows.entries()) {
    for (const [column, letter] of [...letters].entries()) {
      add(letter, letters[column + 1])
      add(letter, keyboardRows[row + 1]?.[column])
      add(letter, keyboardRows[row + 1]?.[column - 1])
    }
  }
  for (const letters of soundAlikes) for (const a of letters) for (const b of letters) add(a, b)
  return found
}
