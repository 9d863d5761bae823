/** Tells which of some texts still stands in bytes, or undefined; asked again, it looks for that one first. */
export function createStillIn(texts: readonly string[]): (bytes: readonly Buffer[]) => string | undefined {
  let order = texts
  return (bytes) => {
    const found = order.find((text) => bytes.some((content) => content.includes(text)))
    if (found !== undefined) order = [found, ...order.filter((text) => text !== found)]
    return found
  }
}
