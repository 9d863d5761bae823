import type { Language } from '../domain/language.ts'

/** What every chart has; all texts are in the reader's language. */
type Frame = {
  readonly language: Language
  /** What is to be seen, in a few words. */
  readonly title: string
  /** What the figures are of: the team, the weeks, how many answers. */
  readonly subtitle?: string
  /** What it means, or which rule it is judged by; below the picture. */
  readonly note?: string
}

/** How far each step of a programme is. */
export type StepsChart = Frame & {
  readonly kind: 'steps'
  readonly steps: readonly {
    readonly label: string
    /** Conditions that are met, of how many. */
    readonly met: number
    readonly of: number
    readonly state: 'done' | 'begun' | 'open'
  }[]
}

/** A value over time, with its median and maybe a target: at least two points. */
export type RunChart = Frame & {
  readonly kind: 'run'
  readonly unit?: string
  readonly points: readonly { readonly label: string; readonly value: number; readonly isSignal?: boolean }[]
  readonly median: { readonly label: string; readonly value: number }
  readonly target?: { readonly label: string; readonly value: number }
}

/** Values side by side, each maybe with the interval that it may lie in. */
export type BarsChart = Frame & {
  readonly kind: 'bars'
  /** Where the scale begins and ends. */
  readonly from: number
  readonly to: number
  readonly bars: readonly {
    readonly label: string
    readonly value: number
    /** The value as it is written beside the bar. */
    readonly text: string
    readonly low?: number
    readonly high?: number
  }[]
}

export type Chart = StepsChart | RunChart | BarsChart

/** Draws pictures for chats. */
export interface Charts {
  /**
   * The chart as a PNG with a ground of its own, to be read on a phone in light and dark chats alike. Undefined: this
   * machine has nothing to draw with, and the words have to do.
   */
  draw(chart: Chart): Promise<Uint8Array | undefined>
}

/** Where nothing can be drawn. */
export const noCharts: Charts = { draw: async () => undefined }
