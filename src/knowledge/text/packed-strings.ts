/** Strings, each by its number, as plain arrays: they take a tenth of what as many separate ones do, and go into a file. */
export type PackedStrings = {
  /** The UTF-16 units of all strings, one after the other. */
  readonly letters: Uint16Array
  /** String n begins at `start[n]` and ends before `start[n + 1]`. */
  readonly start: Uint32Array
}

/** Distinct strings that are also found by their letters. */
export type PackedTerms = PackedStrings & {
  /** A hash table with linear probing: the number of a term and one more; 0 where nothing stands. */
  readonly slots: Uint32Array
}

/** Packs strings; each keeps the number of its place. */
export function packStrings(strings: readonly string[]): PackedStrings {
  const start = new Uint32Array(strings.length + 1)
  for (const [number, text] of strings.entries()) start[number + 1] = (start[number] ?? 0) + text.length
  const letters = new Uint16Array(start[strings.length] ?? 0)
  for (const [number, text] of strings.entries()) {
    const at = start[number] ?? 0
    for (let letter = 0; letter < text.length; letter++) letters[at + letter] = text.charCodeAt(letter)
  }
  return { letters, start }
}

/** Packs strings of which no two are the same. */
export function packTerms(terms: readonly string[]): PackedTerms {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * terms.length + 1)))
  for (const [number, term] of terms.entries()) {
    let slot = hash(term) & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = number + 1
  }
  return { ...packStrings(terms), slots }
}

/** The string with a number; empty where there is none. */
export function stringAt({ letters, start }: PackedStrings, number: number): string {
  return String.fromCharCode(...letters.subarray(start[number] ?? 0, start[number + 1] ?? 0))
}

/** The number of a term, or undefined where it is not among them. */
export function numberOf(terms: PackedTerms, term: string): number | undefined {
  const { slots } = terms
  for (let slot = hash(term) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
    const number = (slots[slot] ?? 0) - 1
    if (number < 0) return undefined
    if (isAt(terms, number, term)) return number
  }
}

function isAt({ letters, start }: PackedStrings, number: number, text: string): boolean {
  const at = start[number] ?? 0
  if ((start[number + 1] ?? 0) - at !== text.length) return false
  for (let letter = 0; letter < text.length; letter++) {
    if (letters[at + letter] !== text.charCodeAt(letter)) return false
  }
  return true
}

/** FNV-1a, https://www.rfc-editor.org/rfc/rfc9923, over UTF-16 units; the high bits, which mix best, come down at last. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value ^ (value >>> 15)) >>> 0
}
