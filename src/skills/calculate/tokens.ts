/** A piece of a text, in lower case; words in their standard spelling. */
export type Token = {
  readonly kind: 'digits' | 'word' | 'sign'
  readonly text: string
  /** Nothing stands between it and the token before. */
  readonly isGlued: boolean
  readonly start: number
}

const piece = /\d+(?:[.,]\d+)*|\p{L}+(?:['’]\p{L}+)*|->|[%÷/:;,.()\n–—\-−+=→&×*?]/gu

/**
 * Splits a text. `slang`: everyday spelling -> standard form; forms of several words are left as they are. Digits inside a
 * word ("Q1", "W03", "p90") belong to it and are no number, except behind `prefixes` ("rp5000").
 */
export function tokenise(
  text: string,
  slang: ReadonlyMap<string, string>,
  prefixes: ReadonlySet<string>,
): readonly Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.toLowerCase().matchAll(piece)) {
    const [raw] = match
    const isGlued = match.index === end && end > 0
    end = match.index + raw.length
    const last = tokens.at(-1)
    if (/^\d/.test(raw)) {
      // The unit between "5m" and "30s" is a word that itself stands glued to digits.
      if (isGlued && last?.kind === 'word' && !last.isGlued && !prefixes.has(last.text)) {
        tokens[tokens.length - 1] = { ...last, text: last.text + raw }
        continue
      }
      tokens.push({ kind: 'digits', text: raw, isGlued, start: match.index })
    } else if (/^\p{L}/u.test(raw)) {
      const standard = slang.get(raw) ?? raw
      tokens.push({ kind: 'word', text: standard.includes(' ') ? raw : standard, isGlued, start: match.index })
    } else {
      tokens.push({ kind: 'sign', text: signOf(raw), isGlued, start: match.index })
    }
  }
  return tokens
}

/** Signs that mean the same are one: the minus of typesetters, the arrow of two letters. */
function signOf(raw: string): string {
  if (raw === '->') return '→'
  if (raw === '×' || raw === '*') return 'x'
  return raw === '−' ? '-' : raw
}
