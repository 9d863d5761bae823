/** A part of a question that asks for something of its own, and where it stands. */
export type TextClause = { readonly text: string; readonly start: number; readonly end: number }

/** Signs part clauses; "dan" only where it is asked again behind it: "perempuan dan laki-laki" are one. */
const clauseEnd =
  /[?;\n]+|,(?!\d)|(?<!\d)\s+(?:trus|terus|(?:dan|and|serta|plus)(?=\s+(?:berapa|brp|siapa|apa|mana|kapan|how|which|what|who)(?!\p{L})))\s+(?!\d)/giu

/** The clauses of a question, in its order. */
export function clausesOf(text: string): readonly TextClause[] {
  const clauses: TextClause[] = []
  let start = 0
  for (const { index, 0: sign } of text.matchAll(clauseEnd)) {
    clauses.push({ text: text.slice(start, index), start, end: index })
    start = index + sign.length
  }
  clauses.push({ text: text.slice(start), start, end: text.length })
  return clauses.filter((clause) => clause.text.trim() !== '')
}
