/**
 * The figures of a text, each in one form whatever the language's separators: `Rp1.000.000`, `1,000,000` and `1000000`
 * are `1000000`; `0,5` and `0.5` are `0.5`. Numbers that only count list items are left out.
 */
export function figuresOf(markdown: string): ReadonlySet<string> {
  const text = markdown
    .replace(/\[\^[\w-]+\]/g, ' ')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/^\s*\d+\.\s/gm, ' ')
  const figures = new Set<string>()
  for (const [figure] of text.matchAll(/\d+(?:[.,]\d+)*/g)) figures.add(normaliseFigure(figure))
  return figures
}

/** See `figuresOf`. */
export function normaliseFigure(figure: string): string {
  if (/^[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(figure)) return figure.replace(/[.,]/g, '')
  return figure.replace(/,/g, '.').replace(/^0+(?=\d)/, '')
}
