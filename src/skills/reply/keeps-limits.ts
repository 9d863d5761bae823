import type { Draft } from './draft.ts'

const negations =
  /(?<![\p{L}])(?:tidak|tak|belum|bukan|nggak|gak|not|cannot|unable|no|never)(?![\p{L}])|n't(?![\p{L}])/iu
/** Words of so few letters say nothing of what is given. */
const fewLetters = 3

/** Whether a wording says everything that is given, told and refused in a draft, and refuses what is refused. */
export function keepsLimits(wording: string, { can, cannot, facts }: Draft): boolean {
  const clauses = wording.split(/[.!?;]\s+/)
  return (
    [...can, ...facts].every((said) => hasWords(wording, said)) &&
    cannot.every((said) => {
      const about = clauses.filter((clause) => hasWords(clause, said))
      return about.length > 0 && about.every((clause) => negations.test(clause))
    })
  )
}

function hasWords(text: string, words: string): boolean {
  const own = new Set(wordsOf(text))
  return wordsOf(words).every((word) => word.length <= fewLetters || own.has(word))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
