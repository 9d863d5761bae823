import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(resolve(root, file), 'utf8')

test('the image starts Prima as npm start does', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { start: string } }
  const command = JSON.parse(/^CMD (\[.*\])$/m.exec(read('Dockerfile'))?.[1] ?? '[]') as string[]
  expect(command.join(' ')).toBe(scripts.start)
})

test('the container is not root, cannot change itself, and publishes its port to this machine alone', () => {
  expect(
    read('Dockerfile')
      .match(/^USER (\w+)$/gm)
      ?.at(-1),
  ).toBe('USER node')
  const prima = /^ {2}prima:\n(?: {4}.*\n| *\n)+/m.exec(read('compose.yaml'))?.[0] ?? ''
  expect(prima).toContain('read_only: true')
  expect(prima).toContain('- no-new-privileges:true')
  expect(prima).toMatch(/cap_drop:\n {6}- ALL/)
  expect(prima.match(/^ {6}- "(?!127\.0\.0\.1:)[\d.]*:?\d+:\d+"$/gm)).toBeNull()
})

test('nothing gets into the image that is not named, so no secret does', () => {
  const rules = read('.dockerignore')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  expect(rules[0]).toBe('*')
  expect(rules.slice(1).every((rule) => rule.startsWith('!'))).toBe(true)
  expect(rules).not.toContain('!.env')
})
