import { wordsIn } from '../domain/words-in.ts'

export type QuestionVocabulary = { readonly begins: readonly string[]; readonly anywhere: readonly string[] }

/**
 * Tells a question from an answer, for flows that wait for an answer and let questions pass. A question mark decides;
 * without it the first words do.
 */
export function createQuestionSound({ begins, anywhere }: QuestionVocabulary): (text: string) => boolean {
  const first = begins.map(spaced)
  const inside = anywhere.map(spaced)
  return (text) => {
    if (/\?\s*$/.test(text)) return true
    const words = spaced(text)
    return first.some((one) => words.startsWith(one)) || inside.some((one) => words.includes(one))
  }
}

function spaced(text: string): string {
  return ` ${wordsIn(text).join(' ')} `
}
