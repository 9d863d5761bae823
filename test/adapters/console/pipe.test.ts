import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { afterAll, describe, expect, test } from 'vitest'
import { mainProgram } from '../../support/main-program.ts'

const folders = mkdtempSync(join(tmpdir(), 'prima-pipe-'))
afterAll(() => rmSync(folders, { recursive: true, force: true }))
const emptyFolder = () => mkdtempSync(join(folders, 'data-'))

type Run = { readonly out: string; readonly err: string; readonly code: number | null }

/** Runs Prima as a person would: a process of its own, with nothing set but what the test sets. */
function run(
  options: { input?: string; arguments?: readonly string[]; environment?: Record<string, string> } = {},
): Promise<Run> {
  const { DATA_DIR = emptyFolder(), ...environment } = options.environment ?? {}
  const child = spawn(process.execPath, [...mainProgram, ...(options.arguments ?? [])], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, DATA_DIR, ...environment },
  })
  child.stdin.end(options.input ?? '')
  return new Promise((done) => {
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    child.stderr.on('data', (chunk) => {
      err += chunk
    })
    child.on('close', (code) => done({ out, err, code }))
  })
}

describe('Prima at the end of a pipe', () => {
  test('answers one message a line in plain text and ends with code 0', async () => {
    const { out, err, code } = await run({ input: 'apa itu nib?\nmakasih\n' })
    expect({ err, code }).toEqual({ err: '', code: 0 })
    expect(out).toContain('NIB (Nomor Induk Berusaha)')
    expect(out).toContain('Sumber: PP 28/2025 Ps.')
    expect(out).toContain('Sama-sama.')
    expect(out).not.toContain('\u001b')
  })

  test('answers once when asked once', async () => {
    const { out, code } = await run({ arguments: ['--ask', 'what is a NIB?'] })
    expect(code).toBe(0)
    expect(out).toContain('Sources:')
  })

  test('goes on with the conversation at the next start', async () => {
    const DATA_DIR = emptyFolder()
    await run({ input: 'apa itu nib?\n', environment: { DATA_DIR } })
    const { out } = await run({ input: 'bukti\n', environment: { DATA_DIR } })
    expect(out).toContain('Bukti untuk:')
  })

  test('survives empty, huge, unreadable and foreign lines, and still answers the next', async () => {
    const input = [
      '',
      '   ',
      'x'.repeat(100_000),
      '\u0000\u0007',
      '🙏🙏🙏',
      '你好,我想注册公司',
      'apa itu nib?',
      '',
    ].join('\n')
    const { out, err, code } = await run({ input })
    expect({ err, code }).toEqual({ err: '', code: 0 })
    expect(out).toContain('2000 huruf pertama')
    expect(out).toContain('Saya belum menangkap pertanyaannya')
    expect(out).toContain('baru bisa bahasa Indonesia dan Inggris')
    expect(out).toContain('NIB (Nomor Induk Berusaha)')
  })

  test('ends quietly when whoever read has enough', async () => {
    const DATA_DIR = emptyFolder()
    const child = spawn(process.execPath, mainProgram, { cwd: tmpdir(), env: { PATH: process.env.PATH, DATA_DIR } })
    child.stdin.on('error', () => {}) // it may be gone before it has read all
    child.stdout.once('data', () => child.stdout.destroy())
    child.stdin.end('apa itu nib?\n'.repeat(50))
    const [err, [code]] = await Promise.all([textOf(child.stderr), once(child, 'exit')])
    expect({ err, code }).toEqual({ err: '', code: 0 })
  })

  test.each([
    ['an unknown flag', { arguments: ['--verbose'] }, "Unknown option '--verbose'"],
    ['a wrong variable', { environment: { DEFAULT_LANGUAGE: 'fr' } }, 'DEFAULT_LANGUAGE must be id or en'],
    [
      'a knowledge folder that is missing',
      { environment: { KNOWLEDGE_DIRS: '/nowhere' } },
      '/nowhere:1: knowledge folder does not exist',
    ],
    [
      'a knowledge folder that is a file',
      { environment: { KNOWLEDGE_DIRS: import.meta.filename } },
      'knowledge folder does not exist',
    ],
    ['a data folder that cannot be written', { environment: { DATA_DIR: '/proc/prima' } }, '/proc/prima'],
  ])('says what is wrong with %s, without a stack trace', async (_, options, message) => {
    const { out, err, code } = await run(options)
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toContain(message)
    expect(err).not.toMatch(/^\s+at /m)
  })
})
