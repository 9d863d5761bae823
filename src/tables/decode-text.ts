import { isUtf8 } from 'node:buffer'
import type { TableFacts } from './table.ts'

const chunkBytes = 64 * 1024

export type Encoding = NonNullable<TableFacts['encoding']>

/**
 * How the letters of a text are written down: by its byte order mark; else UTF-16 where every second byte is zero, UTF-8
 * where all of it is that, and otherwise Windows-1252, which is what spreadsheets in Indonesia and Europe save.
 */
export function encodingOf(bytes: Uint8Array): { readonly encoding: Encoding; readonly label: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16', label: 'utf-16le' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16', label: 'utf-16be' }
  const start = bytes.subarray(0, 2000)
  const zerosAt = (odd: number) => start.filter((byte, index) => index % 2 === odd && byte === 0).length
  if (zerosAt(1) > start.length * 0.3) return { encoding: 'utf-16', label: 'utf-16le' }
  if (zerosAt(0) > start.length * 0.3) return { encoding: 'utf-16', label: 'utf-16be' }
  return isUtf8(bytes) ? { encoding: 'utf-8', label: 'utf-8' } : { encoding: 'windows-1252', label: 'windows-1252' }
}

/** The text, a piece at a time. Broken characters become the replacement character. */
export function* decodeText(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder(encodingOf(bytes).label)
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    yield decoder.decode(bytes.subarray(at, at + chunkBytes), { stream: true })
  }
  yield decoder.decode()
}
