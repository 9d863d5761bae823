import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { bounds, TableError } from './table.ts'

const mostEntries = 5000

/** The parts of a workbook. */
export type Zip = {
  /** Bytes once unpacked; undefined: there is no such part. */
  sizeOf(path: string): number | undefined
  /** A part as text, a piece at a time. @throws TableError where it is damaged or unpacks to too much. */
  read(path: string): AsyncGenerator<string>
  close(): void
}

/**
 * Opens a zip file in memory by its directory. Each part is measured before it is unpacked and while it is: what says of
 * itself that it is small and goes on is broken off.
 * @throws TableError where it is no zip file, or a bomb.
 */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const file = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
  const entries = await listEntries(file)
  return {
    sizeOf: (path) => entries.get(path)?.uncompressedSize,
    async *read(path) {
      const entry = entries.get(path)
      if (!entry) throw new TableError('damaged')
      const { uncompressedSize, compressedSize } = entry
      const isBomb =
        uncompressedSize > bounds.unpacked ||
        (uncompressedSize > bounds.suspect && uncompressedSize / Math.max(1, compressedSize) > bounds.ratio)
      if (isBomb) throw new TableError('bomb')
      const decoder = new TextDecoder()
      let unpacked = 0
      try {
        for await (const chunk of await file.openReadStreamPromise(entry)) {
          unpacked += (chunk as Buffer).length
          if (unpacked > bounds.unpacked) throw new TableError('bomb')
          yield decoder.decode(chunk as Buffer, { stream: true })
        }
      } catch (cause) {
        throw cause instanceof TableError ? cause : new TableError('damaged', { cause })
      }
      yield decoder.decode()
    },
    close: () => file.close(),
  }
}

async function listEntries(file: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of file.eachEntry()) {
      entries.set(entry.fileName, entry)
      if (entries.size > mostEntries) throw new TableError('bomb')
    }
  } catch (cause) {
    throw cause instanceof TableError ? cause : new TableError('damaged', { cause })
  }
  return entries
}

async function open(bytes: Buffer): Promise<ZipFile> {
  try {
    return await fromBufferPromise(bytes, { autoClose: false })
  } catch (cause) {
    throw new TableError('damaged', { cause })
  }
}
