import { readFileSync } from 'node:fs'

/** What is said of a file for which `readText` has no text. */
export const cannotBeRead = 'cannot be read; is it there?'

/**
 * The text of a file, the same whichever editor wrote it: without a byte order mark, lines ended by `\n` alone. Undefined
 * where it cannot be read.
 */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n')
  } catch {
    return undefined
  }
}
