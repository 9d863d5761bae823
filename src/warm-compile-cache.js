// npm's "prepare", after every `npm ci`: one answer, so that what it compiles need not be compiled again and the first
// start is as fast and as small as any later one. Plain JavaScript for any Node, and no error: without it the first start
// takes a moment longer, no more.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname ?? '.', '..')
const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24
if (isNewEnough) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  // What was compiled for another Node, other flags and files that are gone is never dropped by Node itself.
  rmSync(join(root, 'node_modules/.cache/prima'), { recursive: true, force: true })
  const directory = mkdtempSync(join(tmpdir(), 'prima-warm-up-'))
  spawnSync(process.execPath, [...scripts.start.split(' ').slice(1), '--ask', 'apa itu NIB?'], {
    cwd: root,
    // Set, so that a file .env does not: to install is no reason to touch a store.
    env: { DATA_DIR: directory, REDIS_URL: '' },
    stdio: 'ignore',
    timeout: 30_000,
  })
  rmSync(directory, { recursive: true, force: true })
}
