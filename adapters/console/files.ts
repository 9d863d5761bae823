import { createReadStream, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, extname, isAbsolute, join, resolve } from 'node:path'
import type { Attachment } from '../../src/domain/message.ts'
import type { OpenedAttachment, OpenOptions } from '../../src/ports/attachments.ts'
import { bounded, refused } from '../files/fetch-file.ts'

const command = /^\/(?:berkas|file)\s+(\S.*)$/s
/** A path in quotes, or one whose spaces are escaped, as terminals write what is dropped on them; then words. */
const pathAndWords = /^(?:'([^']+)'|"([^"]+)"|((?:\\.|\S)+))(?:\s+([\s\S]*))?$/
const kinds: Readonly<Record<string, Attachment['kind']>> = {
  '.png': 'image',
  '.jpg': 'image',
  '.jpeg': 'image',
  '.webp': 'image',
  '.ogg': 'voice',
  '.mp3': 'voice',
  '.m4a': 'voice',
  '.wav': 'voice',
}

/** What a line brings: `/berkas survei.csv hitung csat`, or a file that was dropped on the terminal. */
export function readFiles(line: string): { readonly attachments: readonly Attachment[]; readonly text: string } {
  const asked = command.exec(line.trim())?.[1]
  const [, single, double, bare, words = ''] = pathAndWords.exec(asked ?? line.trim()) ?? []
  const typed = single ?? double ?? bare?.replace(/\\(.)/g, '$1')
  if (typed === undefined) return { attachments: [], text: line }
  const path = resolve(typed.startsWith('~/') ? join(homedir(), typed.slice(2)) : typed)
  const sizeBytes = sizeOf(path)
  // A word that happens to be the name of a file is a word; nobody types a whole path by chance.
  const isDropped = isAbsolute(typed) && extname(typed) !== '' && sizeBytes !== undefined
  if (asked === undefined && !isDropped) return { attachments: [], text: line }
  const attachment = {
    kind: kinds[extname(path).toLowerCase()] ?? 'document',
    reference: path,
    name: basename(path),
    ...(sizeBytes === undefined ? {} : { sizeBytes }),
  } as const
  return { attachments: [attachment], text: words.trim() }
}

/** Opens a file that the person at the terminal named. */
export async function openFile(
  { reference }: Attachment,
  { maxBytes, signal }: OpenOptions,
): Promise<OpenedAttachment> {
  const sizeBytes = sizeOf(reference)
  if (sizeBytes === undefined) return refused('gone')
  if (sizeBytes > maxBytes) return refused('too-large')
  return { kind: 'opened', content: bounded(createReadStream(reference, { signal }), maxBytes) }
}

/** In bytes; undefined where there is no file to read. */
function sizeOf(path: string): number | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    return found?.isFile() ? found.size : undefined
  } catch {
    // Too long for a path, or a folder that may not be looked into.
    return undefined
  }
}
