import { Resvg } from '@resvg/resvg-js'
import { fontFiles } from '../../src/infrastructure/charts/open-charts.ts'
import { element, words } from '../../src/infrastructure/charts/svg.ts'
import { heightOf, type Row } from './phone.ts'

const width = 360
const edge = 800

/** A picture of what stands on the phone, with a line where the screen of the usual phone ends. */
export function draw(rows: readonly Row[]): Uint8Array {
  let y = 0
  const parts: string[] = []
  for (const row of rows) {
    const height = heightOf([row])
    for (const box of row) {
      if (box.kind === 'line') {
        const size = Math.min(16, height * 0.8)
        parts.push(words(box.text, { x: box.x, y: y + height * 0.76, size, isBold: box.isBold }))
      }
      if (box.kind === 'button') {
        const shape = { x: box.x, y, width: box.width, height: box.height, rx: 6, fill: '#E4E9EE' }
        parts.push(element('rect', shape), words(box.text, { x: box.x + 8, y: y + box.height * 0.62, size: 14 }))
      }
    }
    y += height
  }
  const size = { width, height: Math.max(y, edge) }
  const ground = element('rect', { ...size, fill: '#FFFFFF' })
  const svg = element('svg', { xmlns: 'http://www.w3.org/2000/svg', ...size }, ground + parts.join(''))
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: 1.5 }, font: { fontFiles: fontFiles() } }).render().asPng()
}
