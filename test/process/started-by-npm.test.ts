import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { mainProgram } from '../support/main-program.ts'

const prima = [process.execPath, ...mainProgram].map((word) => `"${word}"`).join(' ')
const directory = mkdtempSync(join(tmpdir(), 'prima-data-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))
/** Asks once, and leaves the input open for longer than the test may take. */
const person = '(echo "apa itu nib?"; sleep 90)'

/** npm starts a script in a shell and waits. A signal to npm ends that shell, and nobody tells Prima. */
test('ends when the shell that npm started her in is gone', async () => {
  const shell = spawn('sh', ['-c', `${person} | ${prima}; true`], {
    cwd: tmpdir(),
    env: {
      PATH: process.env.PATH,
      DATA_DIR: directory,
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
