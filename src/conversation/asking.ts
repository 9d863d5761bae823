/** What kinds of things a message may ask for, whatever it is about; knowledge/language/asking.yaml explains them. */
export const askingKinds = ['writing', 'words', 'judgement', 'conduct', 'weighing', 'leading', 'turning'] as const
export type AskingKind = (typeof askingKinds)[number]

/** What a message asks for; nothing where it only tells. */
export type AskingReader = (text: string) => ReadonlySet<AskingKind>

/** @param toTest makes of phrases a test whether one of them stands in a text */
export function createAskingReader(
  vocabulary: Readonly<Record<AskingKind, readonly string[]>>,
  toTest: (phrases: readonly string[]) => (text: string) => boolean,
): AskingReader {
  const tests = askingKinds.map((kind) => ({ kind, isIn: toTest(vocabulary[kind]) }))
  return (text) => new Set(tests.flatMap(({ kind, isIn }) => (isIn(text) ? [kind] : [])))
}
