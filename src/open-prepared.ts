import { resolve } from 'node:path'
import { contentKeyOf } from './infrastructure/prepared/content-key.ts'
import { openPreparedFiles } from './infrastructure/prepared/prepared-files.ts'
import type { Prepared } from './ports/prepared.ts'

const root = resolve(import.meta.dirname, '..')
/** What decides how knowledge is read and indexed, beside the knowledge itself: our code, and the libraries it uses. */
const code = ['src/knowledge', 'src/domain', 'src/programme', 'package-lock.json'].map((path) => resolve(root, path))
const directory = resolve(root, 'node_modules/.cache/prima-knowledge')

/** What was made of these knowledge folders and Prima's own before, as long as neither they nor the code has changed. */
export function openPrepared(knowledgeDirectories: readonly string[]): Prepared {
  const key = contentKeyOf(
    [...knowledgeDirectories, resolve(root, 'knowledge'), ...code],
    [process.versions.v8, String(knowledgeDirectories.length)],
  )
  return openPreparedFiles({ directory, key })
}
