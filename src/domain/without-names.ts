/** What stands where a name stood, in every language: nomen nescio. */
export const noName = 'N.N.'

/** Shorter than this a name is a word like others. */
const shortestName = 3

/**
 * A text without these names. They are found as they are written, as whole words: "Sari" is somebody, "sari buah" is a
 * drink.
 */
export function withoutNames(text: string, names: readonly string[]): string {
  return names
    .filter((name) => name.trim().length >= shortestName)
    .reduce((before, name) => before.replace(toExpression(name), noName), text)
}

function toExpression(name: string): RegExp {
  const words = name
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\s+/g, String.raw`\s+`)
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${words}(?![\p{L}\p{N}])`, 'gu')
}
