type Kept = { readonly text: string; readonly value: unknown }

/** By whoever reads, and by file. Undefined: nothing is kept. */
let kept: WeakMap<object, Map<string, Kept>> | undefined

/**
 * From now on what a file was read as is kept as long as its text is the same. For processes that put Prima together many
 * times, such as tests; one that does so once has no use for it, and would only hold the files in memory.
 */
export function keepReadings(): void {
  kept ??= new WeakMap()
}

/**
 * What the text of a file is read as. `reader`: stands for how it is read, the same object each time. What is given is
 * shared and must not be changed.
 */
export function keptReading<Value>(
  { file, text }: { readonly file: string; readonly text: string },
  reader: object,
  read: () => Value,
): Value {
  if (!kept) return read()
  const ofReader = kept.get(reader) ?? new Map<string, Kept>()
  kept.set(reader, ofReader)
  const before = ofReader.get(file)
  // It is what this reader gave before.
  if (before?.text === text) return before.value as Value
  const value = read()
  ofReader.set(file, { text, value })
  return value
}
