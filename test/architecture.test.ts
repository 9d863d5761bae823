import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, describe, expect, test } from 'vitest'
import rules from '../.dependency-cruiser.ts'

const root = resolve(import.meta.dirname, '..')
const files = globSync(['src/**/*.ts', 'adapters/**/*.ts'], { cwd: root }).map((file) => file.replaceAll('\\', '/'))

/** Which way imports go is kept by `npm run lint`; here it is seen that it would not keep silent. */
describe('the rules of imports', () => {
  const house = mkdtempSync(join(tmpdir(), 'prima-house-'))
  afterAll(() => rmSync(house, { recursive: true }))

  /** The names of the rules that a house of these files breaks. */
  async function brokenIn(written: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const place = mkdtempSync(join(house, 'of-'))
    for (const [file, text] of Object.entries(written)) {
      mkdirSync(join(place, dirname(file)), { recursive: true })
      writeFileSync(join(place, file), text)
    }
    const { forbidden, options } = rules
    const checked: ICruiseOptions = {
      ...options,
      baseDir: place,
      validate: true,
      ruleSet: { forbidden },
      outputType: 'json',
    }
    const { output } = await cruise(['src', 'adapters'], checked)
    const { summary } = (typeof output === 'string' ? JSON.parse(output) : output) as ICruiseResult
    return [...new Set(summary.violations.map(({ rule }) => rule.name))]
  }
  const main = { 'src/main.ts': "import './skills/a/a.ts'\nimport '../adapters/slack/s.ts'\n" }
  const skill = { 'src/skills/a/a.ts': 'export type A = 1\n' }
  const channel = { 'adapters/slack/s.ts': 'export const s = 1\n' }

  test('are content with a house that keeps them', async () => {
    expect(await brokenIn({ ...main, ...skill, ...channel })).toEqual([])
  })

  test.each([
    ['no skill imports a skill', 'src/skills/a/a.ts', "import type { B } from '../b/b.ts'\nexport type A = B\n"],
    ['no circle', 'src/skills/a/a.ts', "import type { C } from './c.ts'\nexport type A = C\n"],
    ['no channel imports a channel', 'adapters/slack/s.ts', "export * from '../telegram/t.ts'\n"],
    ['src/skills/', 'src/skills/a/a.ts', "export const a = () => import('../../../adapters/slack/s.ts')\n"],
    ['nothing missing', 'src/skills/a/a.ts', "import './not-there.ts'\n"],
    ['nothing unused', 'src/skills/a/unused.ts', 'export const nobody = 1\n'],
    ['every file has a room', 'src/misc/a.ts', "import '../skills/a/a.ts'\n"],
    [
      'SQLite lives in',
      'src/skills/a/a.ts',
      "import { DatabaseSync } from 'node:sqlite'\nexport const A = DatabaseSync\n",
    ],
  ])('see what breaks "%s"', async (rule, file, text) => {
    const others = {
      'src/skills/b/b.ts': 'export type B = 1\n',
      'src/skills/a/c.ts': "import type { A } from './a.ts'\nexport type C = A | 2\n",
      'adapters/telegram/t.ts': 'export const t = 1\n',
    }
    expect(await brokenIn({ ...main, ...skill, ...channel, ...others, [file]: text })).toContainEqual(
      expect.stringContaining(rule),
    )
  })
})

describe('the house', () => {
  test('the README of a room names every file that is there, and none that is not', () => {
    const readmes = globSync('{src,adapters}/**/README.md', { cwd: root })
    expect(readmes).toContain('src/skills/answer/README.md')
    for (const readme of readmes) {
      const room = dirname(readme)
      const named = readFileSync(join(root, readme), 'utf8').matchAll(/`([a-z-]+\.ts)`/g)
      const there = globSync('*.ts', { cwd: join(root, room) })
      expect([...new Set([...named].map(([, file]) => file))].toSorted(), room).toEqual(there.toSorted())
    }
  })

  test("README's map names the rooms that are there, and none that is not", () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8')
    const map = /## The map\n+```\n(.*?)```/s.exec(readme)?.[1] ?? ''
    const named = [...map.matchAll(/^(?:src|adapters|prompts|knowledge|test|bench)\/(?:[a-z]+\/)?/gm)].map(
      ([room]) => room,
    )
    const there = globSync('src/*/', { cwd: root }).map((room) => `${room.replaceAll('\\', '/').replace(/\/$/, '')}/`)
    expect(named.filter((room) => /^src\/./.test(room)).toSorted()).toEqual(there.toSorted())
  })

  test('only config.ts and main.ts read the environment', () => {
    const readers = files.filter((file) => /\bprocess\.env\b/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers.toSorted()).toEqual(['src/config.ts', 'src/main.ts'])
  })

  test('package.json names what is used, and no more', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
      devDependencies: Record<string, string>
    }
    const code = (...folders: string[]) =>
      globSync(
        folders.map((folder) => `${folder}/**/*.ts`),
        { cwd: root },
      )
        .map((file) => readFileSync(join(root, file), 'utf8'))
        .join('\n')
    const unusedIn = (names: readonly string[], text: string) =>
      names.filter((name) => !new RegExp(`['"]${name}(?:/[^'"]*)?['"]`).test(text))
    expect(unusedIn(Object.keys(dependencies), code('src', 'adapters'))).toEqual([])
    // What is run rather than imported, and the types of what is.
    const tools = [
      '@biomejs/biome',
      '@swc/core',
      'node',
      'typescript',
      ...Object.keys(devDependencies).filter((name) => name.startsWith('@types/')),
    ]
    const imported = Object.keys(devDependencies).filter((name) => !tools.includes(name))
    expect(unusedIn(imported, code('test', 'bench', 'knowledge'))).toEqual([])
  })
})
