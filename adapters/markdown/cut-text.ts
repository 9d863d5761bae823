const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' })
/** Where one may cut, best first: after a line, after a sentence, after a word. */
const placesToCut = [/\n+/g, /[.!?…;:]["'”’)\]]*\s+/g, /\s+/g]

/** Where to cut the text so that what is before fits: at the end of a line, sentence or word, else between characters. */
export function cutText(text: string, fits: (part: string) => boolean): number {
  const most = mostThatFit(text.length, (length) => fits(text.slice(0, length)))
  if (most === text.length) return most
  for (const place of placesToCut) {
    const at = lastEnd(text, place, most)
    // A small rest of a line or sentence is not worth a part that is mostly empty.
    if (at > most / 2) return at
  }
  return lastGrapheme(text, most)
}

function lastEnd(text: string, place: RegExp, before: number): number {
  let last = 0
  // The white space at the end is trimmed, so it need not fit.
  for (const { index, 0: found } of text.matchAll(place)) {
    if (index + found.trimEnd().length > before) break
    last = index + found.length
  }
  return last
}

function lastGrapheme(text: string, before: number): number {
  const window = text.slice(0, before + 64)
  let last = 0
  for (const { index, segment } of graphemes.segment(window)) {
    if (index + segment.length > before) break
    last = index + segment.length
  }
  // One "character" of very many code points: better cut it than lose the limit, but never a pair of surrogates.
  if (last > 0 || before === 0) return last
  return /[\uD800-\uDBFF]$/.test(text.slice(0, before)) ? before - 1 : before
}

/** The highest n up to `count` for which it is true; it must be true for all below, and for 0 need not be asked. */
export function mostThatFit(count: number, fits: (n: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return low
}
