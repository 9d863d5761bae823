import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { journeys, secondsOf } from '../../support/guide-journeys.ts'
import { mainProgram } from '../../support/main-program.ts'

describe('from the hello to a plan in the terminal, for people who know nothing of OSS', () => {
  test.each(journeys.map((journey) => [journey.who, journey] as const))('%s', async (_, journey) => {
    const directory = mkdtempSync(join(tmpdir(), 'prima-journey-'))
    try {
      const child = spawn(process.execPath, mainProgram, {
        cwd: directory,
        env: { PATH: process.env.PATH, DATA_DIR: directory },
        stdio: ['pipe', 'pipe', 'ignore'],
      })
      child.stdin.end(`${journey.lines.map(([said]) => said).join('\n')}\n`)
      const said = await text(child.stdout)
      let from = 0
      for (const [, heard] of journey.lines) {
        const at = said.indexOf(heard, from)
        expect(at, heard).toBeGreaterThanOrEqual(from)
        from = at + heard.length
      }
      expect(secondsOf(journey, [said])).toBeLessThan(300)
    } finally {
      rmSync(directory, { recursive: true, force: true })
    }
  })
})
