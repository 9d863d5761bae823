import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const main = resolve(import.meta.dirname, '../../src/main.ts')
/** Asks once, and leaves the input open for longer than the test may take. */
const person = '(echo "apa itu nib?"; sleep 90)'

/** npm starts a script in a shell and waits. A signal to npm ends that shell, and nobody tells Prima. */
test('ends when the shell that npm started her in is gone', { timeout: 60_000 }, async () => {
  const shell = spawn('sh', ['-c', `${person} | "${process.execPath}" "${main}"; true`], {
    cwd: tmpdir(),
    env: {
      PATH: process.env.PATH,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'prima-data-')),
      npm_lifecycle_event: 'start',
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await once(shell.stdout, 'data')
  // Prima holds the other end of the pipe: it closes when she has ended.
  const ended = once(shell.stdout, 'close')
  shell.stdout.resume()
  shell.kill('SIGTERM')
  expect(await once(shell, 'exit')).toEqual([null, 'SIGTERM'])
  await ended
})
