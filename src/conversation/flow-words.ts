import { wordsIn } from '../domain/words-in.ts'

/** What steers a flow, whichever it is: leave it, one step back, this step again, past this step, on. */
export const flowWords = ['cancel', 'back', 'again', 'skip', 'go-on'] as const
export type FlowWord = (typeof flowWords)[number]

/** What a yes or a no is said with. */
export const plainAnswers = ['yes', 'no'] as const
export type PlainAnswer = (typeof plainAnswers)[number]

/** What people say to steer, or to say yes or no, by what it means. */
export type FlowVocabulary = Readonly<Record<FlowWord | PlainAnswer, readonly string[]>> & {
  readonly fillers: readonly string[]
}

/** Tells whether a message is nothing but a word that steers: "lewati dulu ya kak" is, "lewati langkah apa" is not. */
export function createFlowWordReader(vocabulary: FlowVocabulary): (text: string) => FlowWord | undefined {
  return readerOf(flowWords, vocabulary)
}

/** Tells whether a message is nothing but a yes or a no: "iya dong" is, "iya tapi gimana" is not. */
export function createPlainAnswerReader(vocabulary: FlowVocabulary): (text: string) => PlainAnswer | undefined {
  return readerOf(plainAnswers, vocabulary)
}

function readerOf<Word extends FlowWord | PlainAnswer>(
  words: readonly Word[],
  vocabulary: FlowVocabulary,
): (text: string) => Word | undefined {
  const meanings = new Map(words.flatMap((word) => vocabulary[word].map((said) => [keyOf(said), word] as const)))
  // "Ya" fills "lewati ya", and answers by itself.
  const fillers = new Set(vocabulary.fillers.filter((filler) => !meanings.has(keyOf(filler))))
  return (text) => {
    const said = wordsIn(text)
    if (said.length === 0 || said.length > 6) return undefined
    return meanings.get(said.join(' ')) ?? meanings.get(said.filter((word) => !fillers.has(word)).join(' '))
  }
}

function keyOf(said: string): string {
  return wordsIn(said).join(' ')
}
