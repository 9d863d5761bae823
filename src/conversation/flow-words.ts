import { wordsIn } from '../domain/words-in.ts'

/** What steers a flow, whichever it is: leave it, one step back, this step again, past this step, on. */
export const flowWords = ['cancel', 'back', 'again', 'skip', 'go-on'] as const
export type FlowWord = (typeof flowWords)[number]

/** What people say to steer, by what it means. */
export type FlowVocabulary = Readonly<Record<FlowWord, readonly string[]>> & { readonly fillers: readonly string[] }

/** Tells whether a message is nothing but a word that steers: "lewati dulu ya kak" is, "lewati langkah apa" is not. */
export function createFlowWordReader(vocabulary: FlowVocabulary): (text: string) => FlowWord | undefined {
  const fillers = new Set(vocabulary.fillers)
  const meanings = new Map(flowWords.flatMap((word) => vocabulary[word].map((said) => [keyOf(said), word] as const)))
  return (text) => {
    const words = wordsIn(text)
    if (words.length === 0 || words.length > 6) return undefined
    return meanings.get(words.join(' ')) ?? meanings.get(words.filter((word) => !fillers.has(word)).join(' '))
  }
}

function keyOf(said: string): string {
  return wordsIn(said).join(' ')
}
