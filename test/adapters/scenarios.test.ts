import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const tests = resolve(import.meta.dirname, '..')
const rows = readFileSync(resolve(import.meta.dirname, 'scenarios.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| |\s*\|$/g, '').trim()))

/** A test, or a module of tests. */
function fileOf(path: string): string {
  const candidates = [`${path}.test.ts`, `${path}.ts`].map((name) => resolve(tests, name))
  return candidates.find((name) => existsSync(name)) ?? ''
}

test('every scenario is numbered, and names a test or says why not', () => {
  expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_, index) => index + 1))
  expect(rows.length).toBeGreaterThanOrEqual(110)
  const open = rows.filter(([, , shown = '']) => !/^(`\S+ > [^`]+`|no: .{20,}|measured, not asserted: .+)$/.test(shown))
  expect(open).toEqual([])
})

test('every test that a scenario names is there', () => {
  const named = rows.flatMap(([, , shown = '']) => [...shown.matchAll(/`(\S+) > ([^`]+)`/g)])
  const missing = named.filter(([, path = '', words = '']) => {
    const file = fileOf(path)
    return file === '' || !readFileSync(file, 'utf8').includes(words)
  })
  expect(missing.map(([reference]) => reference)).toEqual([])
  expect(named.length).toBeGreaterThan(100)
})
