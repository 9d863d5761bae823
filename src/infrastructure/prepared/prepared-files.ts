import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'
import type { Prepared } from '../../ports/prepared.ts'

export type PreparedFilesOptions = {
  /** Where the files lie. Made where it is not there; where it cannot be written, nothing is kept and all works as well. */
  readonly directory: string
  /** Tells apart all that the prepared things are made from, as `contentKeyOf` does. */
  readonly key: string
}

/** Keys whose files are left, those read last: of now, of the version before, and of another folder of knowledge. */
const mostKeys = 3
const checksumBytes = 4

/** Prepared things as files, one for each name and key. A file that is not whole is as good as none. */
export function openPreparedFiles({ directory, key }: PreparedFilesOptions): Prepared {
  return {
    of<Value>(name: string, make: () => Value): Value {
      const path = join(directory, `${name}.${key}`)
      const kept = read(path)
      // The key stands for code and content that made it: it is what `make` would give.
      if (kept) {
        markUsed(path)
        return kept.value as Value
      }
      const value = make()
      try {
        write(path, value)
        dropOldest(directory)
      } catch {
        // A read-only file system, a full disk: the next start works it out again.
      }
      return value
    },
  }
}

function read(path: string): { readonly value: unknown } | undefined {
  try {
    const content = readFileSync(path)
    const bytes = content.subarray(checksumBytes)
    return content.readUInt32LE() === crc32(bytes) ? { value: deserialize(bytes) } : undefined
  } catch {
    return undefined
  }
}

/** What is still read is not dropped for what is newer. */
function markUsed(path: string): void {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // A read-only file system, on which nothing is dropped either.
  }
}

/** Under another name first, so that nobody reads one that is half written. */
function write(path: string, value: unknown): void {
  mkdirSync(join(path, '..'), { recursive: true })
  const bytes = serialize(value)
  const checksum = Buffer.alloc(checksumBytes)
  checksum.writeUInt32LE(crc32(bytes))
  const unfinished = `${path}.${process.pid}`
  try {
    writeFileSync(unfinished, Buffer.concat([checksum, bytes]))
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/** Whole keys go, so that no name stays that nobody asks for any more. */
function dropOldest(directory: string): void {
  const files = readdirSync(directory).map((file) => {
    const path = join(directory, file)
    return { path, key: keyOf(file), usedMs: statSync(path).mtimeMs }
  })
  const usedMs = new Map<string, number>()
  for (const { key, usedMs: at } of files) usedMs.set(key, Math.max(at, usedMs.get(key) ?? 0))
  const keys = [...usedMs].toSorted(([, one], [, other]) => other - one).map(([key]) => key)
  const gone = new Set(keys.slice(mostKeys))
  for (const { path, key } of files) if (gone.has(key)) rmSync(path, { force: true })
}

/** `words.KEY`, and `words.KEY.PID` while it is written. */
function keyOf(file: string): string {
  return file.split('.')[1] ?? ''
}
