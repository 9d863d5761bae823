import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contentKeyOf } from '../../../src/infrastructure/prepared/content-key.ts'

let root = ''
const write = (name: string, text: string) => writeFileSync(join(root, name), text)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prima-content-'))
  mkdirSync(join(root, 'oss'))
  write('oss/nib.md', 'NIB adalah …')
  write('sources.yaml', '- id: oss')
})
afterEach(() => rmSync(root, { recursive: true }))

test('the same files have the same key, wherever they lie and whenever they were written', () => {
  const other = mkdtempSync(join(tmpdir(), 'prima-content-'))
  mkdirSync(join(other, 'oss'))
  writeFileSync(join(other, 'sources.yaml'), '- id: oss')
  writeFileSync(join(other, 'oss/nib.md'), 'NIB adalah …')
  expect(contentKeyOf([other], ['1'])).toBe(contentKeyOf([root], ['1']))
  rmSync(other, { recursive: true })
})

test.each([
  ['a letter that changes', () => write('oss/nib.md', 'NIB adalah ...')],
  ['a file that comes', () => write('oss/lkpm.md', '')],
  ['a file that goes', () => rmSync(join(root, 'oss/nib.md'))],
  [
    'a file with another name',
    () => {
      rmSync(join(root, 'oss/nib.md'))
      write('oss/nid.md', 'NIB adalah …')
    },
  ],
  [
    'text that moves from one file to the next',
    () => {
      write('oss/nib.md', 'NIB adalah …- id: oss')
      write('sources.yaml', '')
    },
  ],
])('%s makes it another key', (_, change) => {
  const before = contentKeyOf([root], [])
  change()
  expect(contentKeyOf([root], [])).not.toBe(before)
})

test('a single file, a folder that is not there, and texts count too', () => {
  const keys = [
    contentKeyOf([], []),
    contentKeyOf([join(root, 'missing')], []),
    contentKeyOf([join(root, 'sources.yaml')], []),
    contentKeyOf([], ['a']),
    contentKeyOf([], ['b']),
    contentKeyOf([], ['a', 'b']),
    contentKeyOf([], ['ab']),
  ]
  expect(new Set(keys).size).toBe(keys.length)
})

test('files that editors leave do not', () => {
  const before = contentKeyOf([root], [])
  write('oss/.nib.md.swp', 'x')
  expect(contentKeyOf([root], [])).toBe(before)
})

test('a file larger than the first memory is read whole', () => {
  write('oss/nib.md', 'a'.repeat(200_000))
  const before = contentKeyOf([root], [])
  write('oss/nib.md', `${'a'.repeat(199_999)}b`)
  expect(contentKeyOf([root], [])).not.toBe(before)
})
