import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { ReplyFile } from '../../src/domain/reply.ts'
import type { Keeper, Subject } from '../../src/ports/keeper.ts'
import { consoleChannel } from './console-adapter.ts'

/** Saves a file that a reply hands over: only its owner may read it. Returns where it lies. */
export async function saveFile(directory: string, { name, content }: ReplyFile): Promise<string> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, basename(name))
  await writeFile(path, Buffer.from(content, 'base64'), { mode: 0o600 })
  return path
}

/** The keeper of files that were handed over in the terminal: all of them are of whoever sits there. */
export function createFilesKeeper(directory: string): Keeper {
  const namesFor = async ({ accounts }: Subject) =>
    accounts.some(({ channel }) => channel === consoleChannel) ? await namesIn(directory) : []
  return {
    name: 'files',
    streams: [],
    exportOf: async (subject) => (await namesFor(subject)).map((name) => ({ what: 'file', data: name })),
    async erase(subject) {
      const names = await namesFor(subject)
      for (const name of names) await rm(join(directory, name), { recursive: true, force: true })
      return names.length
    },
  }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return await readdir(directory)
  } catch (error) {
    // Nothing was ever handed over.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
