/**
 * Whether a text has so many digits. Most texts have none, and patterns of numbers are long: to look first spares compiling
 * and trying them.
 */
export function hasDigits(text: string, least: number): boolean {
  let count = 0
  for (let at = 0; at < text.length && count < least; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) count++
  }
  return count >= least
}
