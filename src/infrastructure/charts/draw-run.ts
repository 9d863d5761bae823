import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { type Language, localeOf } from '../../domain/language.ts'
import type { RunChart } from '../../ports/charts.ts'
import { frame } from './frame.ts'
import { colours, element, margin, sizes, width, widthOf, words } from './svg.ts'

const plotHeight = 520
const axisHeight = 64
const legendHeight = 60
/** Room between labels below the axis. */
const labelGap = 24

/** A line over time with its median, a target where there is one, and the points of a signal marked. */
export function drawRun(chart: RunChart): string {
  return frame(chart, (top) => ({ svg: draw(chart, top), height: plotHeight + axisHeight + legendHeight }))
}

function draw(chart: RunChart, top: number): string {
  const { points, median, target, unit, language } = chart
  const values = [...points.map(({ value }) => value), median.value, ...(target ? [target.value] : [])]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const room = Math.max((high - low) * 0.12, Math.abs(high) * 0.01, 0.5)
  const y = scaleLinear()
    .domain([low - room, high + room])
    .nice(5)
    .range([top + plotHeight, top + 16])
  const ticks = y.ticks(5)
  const tickTexts = ticks.map((tick) => number(tick, language))
  const left = margin + Math.max(...tickTexts.map((text) => widthOf(text, sizes.small))) + 20
  const right = width - margin - 12
  const x = scaleLinear()
    .domain([0, Math.max(1, points.length - 1)])
    .range([left + 24, right - Math.max(24, widthOf(points.at(-1)?.label ?? '', sizes.small) / 2 - margin)])
  const path = line<RunChart['points'][number]>()
    .x((_, index) => x(index))
    .y(({ value }) => y(value))([...points])
  return [
    ...ticks.map((tick, index) =>
      [
        element('line', { x1: left, x2: right, y1: y(tick), y2: y(tick), stroke: colours.grid, 'stroke-width': 2 }),
        words(tickTexts[index] ?? '', {
          x: left - 16,
          y: y(tick) + 10,
          size: sizes.small,
          anchor: 'end',
          fill: colours.faint,
        }),
      ].join(''),
    ),
    level(left, right, y(median.value), colours.faint, '4 12'),
    target ? level(left, right, y(target.value), colours.target, '22 12') : '',
    element('path', {
      d: path ?? '',
      fill: 'none',
      stroke: colours.main,
      'stroke-width': 6,
      'stroke-linejoin': 'round',
    }),
    ...points.map(({ value, isSignal = false }, index) => point(x(index), y(value), isSignal)),
    lastValue(chart, x(points.length - 1), y(points.at(-1)?.value ?? 0), unit),
    axis(points, x),
    legend(chart, margin, top + plotHeight + axisHeight + 40),
  ].join('')

  function axis(labelled: RunChart['points'], at: (index: number) => number): string {
    const widest = Math.max(...labelled.map(({ label }) => widthOf(label, sizes.small))) + labelGap
    const step = Math.max(1, Math.ceil(widest / Math.max(1, at(1) - at(0))))
    const last = labelled.length - 1
    // Counted from the end, so that the newest is always named.
    return labelled
      .map(({ label }, index) =>
        (last - index) % step === 0
          ? words(label, {
              x: at(index),
              y: top + plotHeight + 48,
              size: sizes.small,
              anchor: 'middle',
              fill: colours.faint,
            })
          : '',
      )
      .join('')
  }
}

/** A signal is a larger diamond and not told by its colour alone. */
function point(x: number, y: number, isSignal: boolean): string {
  if (!isSignal) return element('circle', { cx: x, cy: y, r: 9, fill: colours.main })
  return element('path', {
    d: `M ${x} ${y - 16} L ${x + 16} ${y} L ${x} ${y + 16} L ${x - 16} ${y} Z`,
    fill: colours.signal,
  })
}

function level(left: number, right: number, y: number, stroke: string, dashes: string): string {
  return element('line', {
    x1: left,
    x2: right,
    y1: y,
    y2: y,
    stroke,
    'stroke-width': 5,
    'stroke-dasharray': dashes,
    'stroke-linecap': 'round',
  })
}

function lastValue({ points, language }: RunChart, x: number, y: number, unit: string | undefined): string {
  const value = points.at(-1)?.value
  const before = points.at(-2)?.value
  if (value === undefined) return ''
  const text = `${number(value, language)}${unit === undefined ? '' : unit.startsWith('/') ? unit : ` ${unit}`}`
  const isRising = before === undefined || value >= before
  return words(text, { x: x + 24, y: isRising ? y - 26 : y + 52, size: sizes.text, anchor: 'end', isBold: true })
}

function legend({ median, target }: RunChart, x: number, y: number): string {
  const items = [
    { ...median, stroke: colours.faint, dashes: '4 12' },
    ...(target ? [{ ...target, stroke: colours.target, dashes: '22 12' }] : []),
  ]
  let at = x
  return items
    .map(({ label, stroke, dashes }) => {
      const drawn = level(at, at + 64, y - 10, stroke, dashes) + words(label, { x: at + 84, y, size: sizes.small })
      at += 84 + widthOf(label, sizes.small) + 48
      return drawn
    })
    .join('')
}

function number(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 1 }).format(value)
}
