/** Something drawn below the thing before it, in dp. */
export type Box =
  | {
      readonly kind: 'line'
      readonly text: string
      readonly isBold: boolean
      readonly x: number
      readonly height: number
    }
  | {
      readonly kind: 'button'
      readonly text: string
      readonly x: number
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'gap'; readonly height: number }
/** Boxes that stand side by side. */
export type Row = readonly Box[]

export type Span = { readonly text: string; readonly isBold: boolean }

/** Advance widths of Roboto from the space to the tilde, in thousandths of the size: what phones of this kind write with. */
const widths = [
  248, 258, 320, 616, 562, 732, 622, 175, 342, 348, 431, 567, 197, 276, 264, 413, 562, 562, 562, 562, 562, 562, 562,
  562, 562, 562, 242, 211, 508, 549, 523, 473, 898, 652, 623, 651, 656, 568, 553, 681, 713, 272, 552, 627, 539, 873,
  713, 688, 631, 688, 616, 594, 597, 648, 637, 887, 627, 601, 599, 265, 411, 265, 418, 451, 309, 544, 562, 523, 564,
  530, 348, 562, 551, 243, 239, 507, 243, 877, 552, 570, 562, 568, 339, 516, 327, 551, 484, 751, 496, 473, 496, 338,
  244, 338, 680,
]
/** Emoji are square and more; letters with marks are as wide as an average one. */
const [emoji, other] = [1250, 560]
/** The medium cut, in which both platforms write what is bold, is hardly wider. */
const boldFactor = 1.01

/** How wide a text is at a size in sp, at the usual font scale. */
export function widthOf(text: string, size: number, isBold = false): number {
  const thousandths = [...text].reduce((sum, char) => {
    const code = char.codePointAt(0) ?? 0
    return sum + (widths[code - 32] ?? (code > 0x2190 ? emoji : other))
  }, 0)
  return (thousandths / 1000) * size * (isBold ? boldFactor : 1)
}

export type TextStyle = {
  readonly size: number
  readonly lineHeight: number
  readonly x: number
  readonly width: number
}

/** The lines of a paragraph, broken at spaces as both platforms do; a word that is too long is broken anywhere. */
export function linesOf(spans: readonly Span[], { size, lineHeight, x, width }: TextStyle): readonly Row[] {
  const lines: Span[][] = [[]]
  let used = 0
  for (const { text, isBold } of spans) {
    for (const piece of text.split(/(?<=\s)|(?<=[/\-–])/u)) {
      const own = widthOf(piece.trimEnd(), size, isBold)
      if (used > 0 && used + own > width) {
        lines.push([])
        used = 0
      }
      for (let over = own; over > width; over -= width) lines.push([])
      lines.at(-1)?.push({ text: piece, isBold })
      used = own > width ? own % width : used + widthOf(piece, size, isBold)
    }
  }
  return lines.map((line) => [
    {
      kind: 'line',
      text: line.map(({ text }) => text).join(''),
      isBold: line.length > 0 && line.every(({ isBold }) => isBold),
      x,
      height: lineHeight,
    },
  ])
}

export function gap(height: number): Row {
  return [{ kind: 'gap', height }]
}

export function heightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + Math.max(0, ...row.map(({ height }) => height)), 0)
}
