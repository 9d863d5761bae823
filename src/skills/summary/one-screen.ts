/**
 * How much of a phone a message takes: 360 x 800 dp. Messengers differ in what they leave free and in how far apart they
 * set things; what is to fit has to fit the two that are furthest apart. In dp, with a margin, by bench/screens.
 */
const densities = [
  { room: 585, line: 19, gap: 19, listGap: 0, buttonRow: 49 },
  { room: 556, line: 22, gap: 4, listGap: 4, buttonRow: 44 },
]
/** Of a line of text and of one in a list, in thousandths of the size of the letters. */
const [ofLine, ofItem] = [17_500, 16_100]
/** Two buttons share a row where both labels are so short. */
const halfRow = 18

/** Whether a text in Markdown and the buttons below it are seen without scrolling. */
export function fitsScreen(text: string, labels: readonly string[]): boolean {
  const paragraphs = text.split('\n\n')
  const lines = text.split('\n').reduce((sum, line) => sum + (line === '' ? 0 : linesOf(line)), 0)
  const lists = text.match(/^(?!- ).+\n- /gm)?.length ?? 0
  const rows = rowsOf(labels)
  return densities.every(
    ({ room, line, gap, listGap, buttonRow }) =>
      lines * line + paragraphs.length * gap + lists * listGap + rows * buttonRow <= room,
  )
}

/** Broken at spaces. */
function linesOf(line: string): number {
  const width = line.startsWith('- ') ? ofItem : ofLine
  let [lines, used] = [1, 0]
  for (const word of line.replace(/^- |\*\*|\\(?=\S)/g, '').split(' ')) {
    const own = widthOf(word)
    if (used > 0 && used + own > width) {
      lines++
      used = 0
    }
    lines += Math.floor(own / width)
    used += (own % width) + space
  }
  return lines
}

const space = 250

/** What letters take on average, by how wide they are. */
function widthOf(word: string): number {
  return [...word].reduce((sum, char) => {
    if (char > '\u2190') return sum + 1250
    if (/[ijlI.,:;'|!()[\]-]/.test(char)) return sum + 270
    if (/[frt/]/.test(char)) return sum + 360
    if (/[mwMW%@]/.test(char)) return sum + 830
    return sum + (/\p{Lu}/u.test(char) ? 650 : 550)
  }, 0)
}

function rowsOf(labels: readonly string[]): number {
  let [rows, isHalf] = [0, false]
  for (const label of labels) {
    const isShort = label.length <= halfRow
    if (isHalf && isShort) isHalf = false
    else {
      rows++
      isHalf = isShort
    }
  }
  return rows
}

/** A text cut at the end of a word, so that it keeps to so many characters. */
export function shortened(text: string, length: number): string {
  const characters = [...text]
  if (characters.length <= length) return text
  const kept = characters.slice(0, Math.max(1, length - 1)).join('')
  const space = kept.lastIndexOf(' ')
  return `${(space > length / 2 ? kept.slice(0, space) : kept).replace(/[\s\p{P}]+$/u, '')}…`
}

export type Section = { readonly title: string; readonly items: readonly string[] }

/** A single item is cut to this: a page then always holds some. */
const longestItem = 240

/**
 * As many items as a screen holds, each below the title of its section. `from`: the first of them, counted through all
 * sections; `next`: the first that is left, undefined where none is.
 */
export function pageOf(
  sections: readonly Section[],
  { head, from, labels }: { readonly head: string; readonly from: number; readonly labels: readonly string[] },
): { readonly text: string; readonly next: number | undefined } {
  const all = sections.flatMap(({ title, items }) =>
    items.map((item) => ({ title, item: shortened(item, longestItem) })),
  )
  let text = head
  let under: string | undefined
  for (const [index, { title, item }] of all.entries()) {
    if (index < from) continue
    const grown = under === title ? `${text}\n- ${item}` : `${text}\n\n${title}\n- ${item}`
    if (index > from && !fitsScreen(grown, labels)) return { text, next: index }
    text = grown
    under = title
  }
  return { text, next: undefined }
}
