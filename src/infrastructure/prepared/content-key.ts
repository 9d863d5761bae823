import { createHash, type Hash } from 'node:crypto'
import { closeSync, type Dirent, fstatSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A key of 16 letters and digits: another whenever one of the files, anything in one of the folders, or one of the texts is.
 * What cannot be read counts as empty: whoever needs it says so better.
 */
export function contentKeyOf(paths: readonly string[], texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${text.length}:${text}`)
  const read = createReader()
  for (const path of paths) {
    const children = listOf(path)
    if (children) addFolder(path, '', children, hash, read)
    else addFile(path, '', hash, read)
  }
  return hash.digest('hex').slice(0, 16)
}

/** By name, so that the order in which a file system lists does not matter; without hidden ones, which editors leave. */
function addFolder(root: string, folder: string, children: readonly Dirent[], hash: Hash, read: Reader): void {
  const shown = children.filter(({ name }) => !name.startsWith('.'))
  for (const child of shown.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const name = `${folder}/${child.name}`
    if (child.isDirectory()) addFolder(root, name, listOf(join(root, name)) ?? [], hash, read)
    else addFile(root, name, hash, read)
  }
}

function addFile(root: string, name: string, hash: Hash, read: Reader): void {
  const content = read(join(root, name))
  hash.update(`${name}:${content.length}:`).update(content)
}

type Reader = (path: string) => Uint8Array

/** What stands in a folder, or undefined where there is none. */
function listOf(directory: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(directory, { withFileTypes: true })
  } catch {
    return undefined
  }
}

/** Reads all files into the same memory: there are more than a thousand, and none is kept. */
function createReader(): Reader {
  let memory = new Uint8Array(64 * 1024)
  return (path) => {
    let file: number | undefined
    try {
      file = openSync(path, 'r')
      const { size } = fstatSync(file)
      if (size > memory.length) memory = new Uint8Array(2 * size)
      let length = 0
      for (let more = 1; more > 0 && length < size; length += more)
        more = readSync(file, memory, length, size - length, null)
      return memory.subarray(0, length)
    } catch {
      return memory.subarray(0, 0)
    } finally {
      if (file !== undefined) closeSync(file)
    }
  }
}
