/** A text as the finders read it, and where each of its characters stood. */
export type FoldedText = {
  readonly text: string
  /** Where the original character of each folded one begins and ends, in UTF-16 units of the original. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

/** What is not seen between characters, or sits on the one before: zero-width, soft hyphens, directions, accents. */
const unseen = /^[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164\uffa0]$/u

/**
 * The text with one spelling for what looks the same: full-width and other digits and letters as ASCII, every dash as
 * `-`, every space but a line's end as a plain one, and without what cannot be seen.
 */
export function foldText(original: string): FoldedText {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const folded = foldCharacter(character)
    // One folded unit for each character keeps places one to one, except where a rare character stays a pair.
    for (const unit of folded.split('')) {
      parts.push(unit)
      starts.push(at)
      ends.push(end)
    }
    at = end
  }
  return { text: parts.join(''), starts, ends }
}

function foldCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 128) return character === '\t' ? ' ' : character
  if (unseen.test(character)) return ''
  if (/^\p{Zs}$/u.test(character)) return ' '
  if (character === '\u2028' || character === '\u2029') return '\n'
  if (/^[\p{Pd}\u2212]$/u.test(character)) return '-'
  const plain = character.normalize('NFKC')
  if (plain.length === 1 && plain < '\u0080') return plain
  return /^\p{Nd}$/u.test(character) ? String(valueOfDigit(code)) : character
}

/** Unicode keeps the ten digits of a script together, zero first. */
function valueOfDigit(code: number): number {
  let value = 0
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value++
  return value
}

/** ASCII capitals as small letters, every character in its place; a full `toLowerCase` may change the length. */
export function lowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase())
}
