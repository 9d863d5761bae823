import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const commands = resolve(import.meta.dirname, '../../src/commands')

test.each(['knowledge-check.ts', 'knowledge-gaps.ts'])(
  '%s names an option that it does not know, without a stack trace',
  async (command) => {
    const run = promisify(execFile)(process.execPath, [resolve(commands, command), '--foo'])
    await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("Unknown option '--foo'") })
    await expect(run).rejects.toMatchObject({ stderr: expect.not.stringMatching(/^\s+at /m) })
  },
)
