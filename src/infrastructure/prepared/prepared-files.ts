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

/** Files of the same name that are left, those read last: those of other folders of knowledge, and of the version before. */
const mostOfOneName = 8
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
        dropOldest(directory, name)
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

function dropOldest(directory: string, name: string): void {
  const files = readdirSync(directory)
    .filter((file) => file.startsWith(`${name}.`))
    .map((file) => ({ path: join(directory, file), writtenMs: statSync(join(directory, file)).mtimeMs }))
    .toSorted((one, other) => other.writtenMs - one.writtenMs)
  for (const { path } of files.slice(mostOfOneName)) rmSync(path, { force: true })
}
