import type { StepsChart } from '../../ports/charts.ts'
import { frame } from './frame.ts'
import { colours, element, margin, sizes, width, words, wrap } from './svg.ts'

const rowHeight = 104
const barHeight = 22
const dot = 30

/** The steps one below the other: a mark, the name, and a bar of how much of it is met. */
export function drawSteps(chart: StepsChart): string {
  return frame(chart, (top) => ({
    svg: chart.steps.map((step, index) => row(step, index, top + index * rowHeight)).join(''),
    height: chart.steps.length * rowHeight,
  }))
}

function row({ label, met, of, state }: StepsChart['steps'][number], index: number, y: number): string {
  const left = margin + 2 * dot + 28
  const inside = width - margin - left
  const count = `${met}/${of}`
  const share = of === 0 ? 0 : met / of
  const fill = state === 'done' ? colours.done : colours.main
  const [line = ''] = wrap(label, sizes.text, inside - 120, 1)
  return [
    mark(state, index + 1, margin + dot, y + rowHeight / 2 - 8),
    words(line, { x: left, y: y + 40, size: sizes.text, isBold: state !== 'open' }),
    words(count, { x: width - margin, y: y + 40, size: sizes.text, anchor: 'end', fill: colours.faint }),
    element('rect', { x: left, y: y + 58, width: inside, height: barHeight, rx: barHeight / 2, fill: colours.track }),
    share > 0
      ? element('rect', {
          x: left,
          y: y + 58,
          width: Math.max(barHeight, inside * share),
          height: barHeight,
          rx: barHeight / 2,
          fill,
        })
      : '',
  ].join('')
}

/** Done is told by a tick and not by its colour alone. */
function mark(state: StepsChart['steps'][number]['state'], number: number, x: number, y: number): string {
  const isOpen = state === 'open'
  const circle = element('circle', {
    cx: x,
    cy: y,
    r: dot,
    fill: isOpen ? colours.ground : state === 'done' ? colours.done : colours.main,
    stroke: isOpen ? colours.faint : 'none',
    'stroke-width': 3,
  })
  const tick = element('path', {
    d: `M ${x - 13} ${y + 1} L ${x - 4} ${y + 11} L ${x + 14} ${y - 11}`,
    fill: 'none',
    stroke: colours.ground,
    'stroke-width': 6,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  })
  const digit = words(String(number), {
    x,
    y: y + 12,
    size: sizes.text,
    anchor: 'middle',
    isBold: true,
    fill: isOpen ? colours.faint : colours.ground,
  })
  return circle + (state === 'done' ? tick : digit)
}
