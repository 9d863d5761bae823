import { scaleLinear } from 'd3-scale'
import type { BarsChart } from '../../ports/charts.ts'
import { frame } from './frame.ts'
import { colours, element, margin, sizes, width, words, wrap } from './svg.ts'

const rowHeight = 112
const barHeight = 34

/** Bars one below the other, the name above each, with the interval as a line across its end. */
export function drawBars(chart: BarsChart): string {
  return frame(chart, (top) => ({
    svg: chart.bars.map((bar, index) => row(bar, chart, top + index * rowHeight)).join(''),
    height: chart.bars.length * rowHeight,
  }))
}

function row({ label, value, text, low, high }: BarsChart['bars'][number], { from, to }: BarsChart, y: number): string {
  const x = scaleLinear()
    .domain([from, to])
    .range([margin, width - margin])
    .clamp(true)
  const zero = x(Math.max(from, Math.min(0, to)))
  const [start, end] = [Math.min(zero, x(value)), Math.max(zero, x(value))]
  const middle = y + 58 + barHeight / 2
  const [line = ''] = wrap(label, sizes.text, width - 2 * margin - 280, 1)
  return [
    words(line, { x: margin, y: y + 40, size: sizes.text }),
    words(text, { x: width - margin, y: y + 40, size: sizes.text, anchor: 'end', isBold: true }),
    element('rect', { x: margin, y: y + 58, width: width - 2 * margin, height: barHeight, rx: 8, fill: colours.track }),
    element('rect', {
      x: start,
      y: y + 58,
      width: Math.max(4, end - start),
      height: barHeight,
      rx: 8,
      fill: colours.main,
    }),
    low === undefined || high === undefined ? '' : whisker(x(low), x(high), middle),
  ].join('')
}

function whisker(left: number, right: number, y: number): string {
  const d = `M ${left} ${y} H ${right} M ${left} ${y - 11} V ${y + 11} M ${right} ${y - 11} V ${y + 11}`
  // A light rim keeps it to be seen on the bar.
  return [
    element('path', { d, stroke: colours.ground, 'stroke-width': 11, 'stroke-linecap': 'round' }),
    element('path', { d, stroke: colours.ink, 'stroke-width': 5, 'stroke-linecap': 'round' }),
  ].join('')
}
