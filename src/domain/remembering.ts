/**
 * A pure function of a text that remembers what it gave for the last few: within one message many ask for the same. What
 * it gives is shared and must not be changed.
 */
export function remembering<Value>(of: (text: string) => Value, most = 8): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined || known.has(text)) return before as Value
    const value = of(text)
    known.set(text, value)
    if (known.size > most) known.delete(known.keys().next().value ?? text)
    return value
  }
}
