import { relative } from 'node:path'

/** How a problem names a file: from where the reader stands if it lies below, otherwise in full. */
export function shownPath(path: string): string {
  const shown = relative(process.cwd(), path)
  return shown.startsWith('..') ? path : shown
}
