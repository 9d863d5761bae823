import { createRequire } from 'node:module'
import type { Chart, Charts } from '../../ports/charts.ts'
import { fontFamily } from './svg.ts'

const fonts = [
  '@expo-google-fonts/plus-jakarta-sans/400Regular/PlusJakartaSans_400Regular.ttf',
  '@expo-google-fonts/plus-jakarta-sans/700Bold/PlusJakartaSans_700Bold.ttf',
]

/** Where the fonts lie that pictures are drawn with. */
export function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url)
  return fonts.map((file) => resolve(file))
}

/** Draws charts as SVG and turns them into PNG with resvg, off the main thread. Nothing of it is in memory before the first. */
export function openCharts(): Charts {
  return {
    async draw(chart) {
      const renderAsync = await openRenderer()
      if (!renderAsync) return undefined
      const svg = await toSvg(chart)
      const image = await renderAsync(svg, {
        font: { loadSystemFonts: false, fontFiles: fontFiles(), defaultFontFamily: fontFamily },
        logLevel: 'off',
      })
      return image.asPng()
    },
  }
}

/** resvg comes as an optional package for each platform: on one that has none there are no pictures, and all else works. */
async function openRenderer() {
  try {
    return (await import('@resvg/resvg-js')).renderAsync
  } catch {
    return undefined
  }
}

async function toSvg(chart: Chart): Promise<string> {
  switch (chart.kind) {
    case 'steps':
      return (await import('./draw-steps.ts')).drawSteps(chart)
    case 'run':
      return (await import('./draw-run.ts')).drawRun(chart)
    case 'bars':
      return (await import('./draw-bars.ts')).drawBars(chart)
  }
}
