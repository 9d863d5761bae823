import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import { systemClock } from '../../src/ports/clock.ts'

const commands = resolve(import.meta.dirname, '../../src/commands')

test.each(['knowledge-check.ts', 'knowledge-gaps.ts'])(
  '%s names an option that it does not know, without a stack trace',
  async (command) => {
    const run = promisify(execFile)(process.execPath, [resolve(commands, command), '--foo'])
    await expect(run).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining("Unknown option '--foo'") })
    await expect(run).rejects.toMatchObject({ stderr: expect.not.stringMatching(/^\s+at /m) })
  },
)

const directory = mkdtempSync(join(tmpdir(), 'prima-why-'))
afterAll(() => rmSync(directory, { recursive: true }))
const why = (dataDirectory: string, ...args: readonly string[]) =>
  promisify(execFile)(process.execPath, [resolve(commands, 'why.ts'), ...args], {
    env: { ...process.env, DATA_DIR: dataDirectory, REDIS_URL: '' },
  })

test('why says what to do about an answer that it has no trace of, and fails', async () => {
  await (await openSqliteStore({ directory, clock: systemClock })).close()
  await expect(why(directory, 'NOPE')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/No trace of NOPE\..* npm run why lists the latest answers/),
  })
  await expect(why(directory)).resolves.toMatchObject({ stdout: 'No answers in the last three days.\n' })
})

test('why says what to do where there is no store', async () => {
  await expect(why(join(directory, 'elsewhere'))).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/no store at .*elsewhere.* Set DATA_DIR \(or REDIS_URL\)/),
  })
})
