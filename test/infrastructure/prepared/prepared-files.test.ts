import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openPreparedFiles } from '../../../src/infrastructure/prepared/prepared-files.ts'

let directory = ''
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'prima-prepared-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const open = (key = 'k1') => openPreparedFiles({ directory, key })
const never = () => {
  throw new Error('made again')
}

describe('prepared things', () => {
  test('are made once, and come back at the next start as they were', () => {
    const value = { terms: new Map([['nib', new Uint32Array([1, 2])]]), words: new Set(['apa']), text: 'é …' }
    expect(open().of('words', () => value)).toBe(value)
    expect(open().of('words', never)).toEqual(value)
  })

  test('are made again for another key, and under another name', () => {
    open().of('words', () => 1)
    expect(open('k2').of('words', () => 2)).toBe(2)
    expect(open().of('terms', () => 3)).toBe(3)
    expect(open().of('words', never)).toBe(1)
  })

  test.each([
    ['empty', () => new Uint8Array()],
    ['cut', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 3)],
    ['changed', (bytes: Uint8Array) => bytes.map((byte, at) => (at === bytes.length - 2 ? byte ^ 1 : byte))],
  ])('from a file that is %s are made again, and kept', (_, spoil) => {
    open().of('words', () => ['apa', 'itu'])
    const path = join(directory, 'words.k1')
    writeFileSync(path, spoil(readFileSync(path)))
    expect(open().of('words', () => ['made again'])).toEqual(['made again'])
    expect(open().of('words', never)).toEqual(['made again'])
  })

  test('leave no unfinished file, and only those of the latest few keys, whatever their name', () => {
    for (let version = 0; version < 12; version++) {
      open(`k${version}`).of('words', () => version)
      utimesSync(join(directory, `words.k${version}`), version, version)
    }
    writeFileSync(join(directory, 'former-name.k3'), 'of a version that had it')
    utimesSync(join(directory, 'former-name.k3'), 3, 3)
    open('k12').of('words', () => 12)
    open('k12').of('terms', () => 12)
    const kept = [10, 11, 12].map((version) => `words.k${version}`)
    expect(readdirSync(directory).toSorted()).toEqual(['terms.k12', ...kept].toSorted())
  })

  test('that are still read stay, however many newer ones come', () => {
    for (let version = 0; version < 12; version++) {
      open('k0').of('words', () => 0)
      open(`k${version}`).of('words', () => version)
      for (const file of readdirSync(directory).filter((name) => name !== 'words.k0'))
        utimesSync(join(directory, file), Number(file.slice('words.k'.length)), Number(file.slice('words.k'.length)))
    }
    expect(readdirSync(directory)).toContain('words.k0')
    expect(readdirSync(directory)).not.toContain('words.k1')
  })

  test('are made where nothing can be written', () => {
    const file = join(directory, 'file')
    writeFileSync(file, '')
    expect(openPreparedFiles({ directory: join(file, 'below'), key: 'k1' }).of('words', () => 1)).toBe(1)
  })

  test('that cannot be made are not kept', () => {
    expect(() => open().of('words', never)).toThrow('made again')
    expect(open().of('words', () => 1)).toBe(1)
  })
})
