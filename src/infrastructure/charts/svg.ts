/** Plus Jakarta Sans, in its regular and bold cut. */
export const fontFamily = 'Plus Jakarta Sans'

/** Ground, ink and marks: each pair that meets has a contrast of at least 4.5 for words and 3 for shapes (WCAG 2.2). */
export const colours = {
  ground: '#FFFFFF',
  edge: '#C9D2DC',
  ink: '#17212B',
  faint: '#55626F',
  grid: '#E4E9EE',
  track: '#E4E9EE',
  main: '#0B6E99',
  done: '#1B7F4B',
  signal: '#B3420B',
  target: '#6B3FA0',
} as const

/** Pixels across: three for each point of a usual phone. */
export const width = 1080
export const margin = 56
export const sizes = { title: 46, text: 34, small: 30 } as const

type Attributes = Readonly<Record<string, string | number>>

/** An element of SVG; `inner` is SVG, never text. */
export function element(name: string, attributes: Attributes, inner = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
  return inner === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inner}</${name}>`
}

export type Words = {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly fill?: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly isBold?: boolean
}

/** A line of text. */
export function words(
  text: string,
  { x, y, size, fill = colours.ink, anchor = 'start', isBold = false }: Words,
): string {
  const attributes = {
    x,
    y,
    fill,
    'font-family': fontFamily,
    'font-size': size,
    'font-weight': isBold ? 700 : 400,
    'text-anchor': anchor,
  }
  return element('text', attributes, escapeXml(drawable(text)))
}

/** How much of its size an average letter of this font is wide, a little more than measured. */
const letterWidth = 0.53

/** About how wide a text is, in pixels. */
export function widthOf(text: string, size: number): number {
  return drawable(text).length * size * letterWidth
}

/** The text in lines that are not wider than so many pixels; what does not fit into `most` lines ends in an ellipsis. */
export function wrap(text: string, size: number, within: number, most: number): readonly string[] {
  const lines: string[] = []
  for (const word of drawable(text).split(' ')) {
    const last = lines.at(-1)
    const longer = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && widthOf(longer, size) <= within) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  const shown = lines.slice(0, most).map((line) => cut(line, size, within))
  const end = shown.at(-1)
  if (lines.length > most && end !== undefined) shown[shown.length - 1] = cut(`${end} …`, size, within)
  return shown
}

function cut(line: string, size: number, within: number): string {
  if (widthOf(line, size) <= within) return line
  const letters = Math.max(1, Math.floor(within / (size * letterWidth)) - 1)
  return `${line.slice(0, letters).trimEnd()}…`
}

/** What the font can draw: letters of the Latin script, figures and signs. Anything else would be an empty box. */
function drawable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{Script=Latin}\p{Nd}\p{P}\p{Zs}+<>=≤≥±−×÷→%‰$^`|~°]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
