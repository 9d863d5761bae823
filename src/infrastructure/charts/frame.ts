import type { Chart } from '../../ports/charts.ts'
import { colours, element, margin, sizes, width, words, wrap } from './svg.ts'

/** What is drawn between title and note, and how high it is in pixels. `top`: where it begins. */
export type Drawing = (top: number) => { readonly svg: string; readonly height: number }

const inside = width - 2 * margin
const lineHeight = 1.32

/** A whole picture: a card with title, subtitle, drawing and note, as high as they need. */
export function frame({ title, subtitle, note }: Pick<Chart, 'title' | 'subtitle' | 'note'>, draw: Drawing): string {
  let y = margin
  const parts: string[] = []
  const write = (text: string, size: number, most: number, style: { fill?: string; isBold?: boolean }) => {
    for (const line of wrap(text, size, inside, most)) {
      y += size * lineHeight
      parts.push(words(line, { x: margin, y: y - size * 0.3, size, ...style }))
    }
  }
  write(title, sizes.title, 2, { isBold: true })
  if (subtitle !== undefined) write(subtitle, sizes.text, 2, { fill: colours.faint })
  y += 36
  const drawing = draw(y)
  parts.push(drawing.svg)
  y += drawing.height
  if (note !== undefined) {
    y += 24
    write(note, sizes.text, 4, {})
  }
  const height = Math.round(y + margin)
  const card = element('rect', {
    x: 3,
    y: 3,
    width: width - 6,
    height: height - 6,
    rx: 28,
    fill: colours.ground,
    stroke: colours.edge,
    'stroke-width': 3,
  })
  const ground = element('rect', { width, height, fill: colours.ground })
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    [ground, card, ...parts].join(''),
  )
}
