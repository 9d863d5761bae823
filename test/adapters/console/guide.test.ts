import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { mainProgram } from '../../support/main-program.ts'

const directory = mkdtempSync(join(tmpdir(), 'prima-guide-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

/** A process of its own that is told this, one message a line, and ends. */
function say(...messages: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, mainProgram, {
    cwd: directory,
    env: { PATH: process.env.PATH, DATA_DIR: directory },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  child.stdin.end(`${messages.join('\n')}\n`)
  return text(child.stdout)
}

describe('a guide in the terminal', () => {
  test('outlives the process, a question in its middle, and "batal"', async () => {
    expect(await say('cek wajib PSE', 'perusahaan luar negeri')).toContain('ditawarkan di Indonesia?')

    const aside = await say('apa itu NIB?', 'ya, ada pengguna', 'batal', 'apa itu NIB?')
    expect(aside).toContain('NIB (Nomor Induk Berusaha)')
    expect(aside.split('Kembali ke panduan "Wajib daftar PSE?"')).toHaveLength(2)
    expect(aside).toContain('kita berhenti di sini')

    const again = await say('/panduan pse-wajib', 'belum rilis')
    expect(again).toContain('Kita lanjutkan')
    expect(again).toContain('wajib daftar sebagai PSE asing')
  })
})
