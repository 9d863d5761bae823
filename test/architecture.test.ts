import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Which rooms a room may look into, and why no others. The first room whose folder holds the file counts. */
const rooms: readonly { room: string; mayUse: readonly string[]; because: string }[] = [
  { room: 'src/main.ts', mayUse: ['src', 'adapters'], because: 'the composition root alone sees everything' },
  {
    room: 'src/run-',
    mayUse: ['src', 'adapters'],
    because: 'these are the parts of the composition root for a terminal and for a service',
  },
  {
    room: 'src/open-channels.ts',
    mayUse: ['src', 'adapters'],
    because: 'it is the part of the composition root that picks channels',
  },
  { room: 'src/build-', mayUse: ['src'], because: 'it is the part of the composition root that knows no channel' },
  { room: 'src/open-store.ts', mayUse: ['src'], because: 'it is the part of the composition root that picks a store' },
  {
    room: 'src/service',
    mayUse: ['src/service', 'src/domain', 'src/ports'],
    because: 'the service face shows what others do and does nothing itself',
  },
  {
    room: 'src/process',
    mayUse: ['src/process', 'src/domain'],
    because: 'command line and signals are the same whatever is run',
  },
  { room: 'src/config.ts', mayUse: ['src/domain'], because: 'configuration is read before anything is built' },
  { room: 'src/domain', mayUse: ['src/domain'], because: 'the vocabulary must not depend on what is said with it' },
  {
    room: 'src/ports',
    mayUse: ['src/ports', 'src/domain'],
    because: "a port is written in our words, not in a vendor's",
  },
  { room: 'src/commands', mayUse: ['src'], because: 'a command composes what it needs, like main.ts' },
  {
    room: 'src/programme',
    mayUse: ['src/programme', 'src/domain'],
    because: 'a programme is what its events come to: no store, no channel and no wording decides it',
  },
  {
    room: 'src/measures',
    mayUse: ['src/measures', 'src/programme', 'src/domain'],
    because: 'formulas take numbers and give numbers, whoever asks',
  },
  {
    room: 'src/rubric',
    mayUse: ['src/rubric', 'src/knowledge', 'src/domain'],
    because: 'a message is judged by words alone, in a scene, a draft or a transcript alike',
  },
  {
    room: 'src/people',
    mayUse: ['src/people', 'src/streams', 'src/ports', 'src/domain'],
    because: 'who somebody is does not depend on what they do with Prima',
  },
  {
    room: 'src/streams',
    mayUse: ['src/streams', 'src/ports', 'src/domain'],
    because: 'it reads streams of events without knowing what they tell',
  },
  {
    room: 'src/knowledge',
    mayUse: ['src/knowledge', 'src/programme', 'src/ports', 'src/domain'],
    because: 'knowledge knows no skill, no channel and no store',
  },
  {
    room: 'src/conversation',
    mayUse: ['src/conversation', 'src/ports', 'src/domain'],
    because: 'a turn is the same whichever skills, channels and stores there are',
  },
  {
    room: 'src/delivery',
    mayUse: ['src/delivery', 'src/ports', 'src/domain'],
    because: 'delivery carries messages and replies without knowing who answers or who listens',
  },
  {
    room: 'src/questions',
    mayUse: ['src/questions', 'src/conversation', 'src/domain'],
    because: 'what was asked and how answers are named is the same for every skill that answers',
  },
  {
    room: 'src/schedule',
    mayUse: ['src/schedule', 'src/ports', 'src/domain'],
    because: 'what is due is told from dates, and delivered without knowing what it is',
  },
  {
    room: 'src/skills',
    mayUse: [
      'src/skills',
      'src/conversation',
      'src/programme',
      'src/measures',
      'src/rubric',
      'src/people',
      'src/streams',
      'src/questions',
      'src/knowledge',
      'src/schedule',
      'src/ports',
      'src/domain',
    ],
    because: 'no skill asks which channel it is on or where state is kept',
  },
  {
    room: 'src/infrastructure',
    mayUse: ['src/infrastructure', 'src/ports', 'src/domain'],
    because: 'a driver implements ports and is known by the composition root alone',
  },
  {
    room: 'adapters',
    mayUse: ['adapters', 'src/conversation', 'src/ports', 'src/domain'],
    because: 'an adapter turns updates into messages and replies into calls, and decides nothing else',
  },
]

/** Libraries that may appear in one room only. */
const homes: readonly { library: RegExp; room: string }[] = [
  { library: /^grammy|^@grammyjs\//, room: 'adapters/telegram' },
  { library: /^@slack\//, room: 'adapters/slack' },
  { library: /^redis$|^@redis\//, room: 'src/infrastructure/redis' },
  { library: /^node:sqlite$/, room: 'src/infrastructure/sqlite' },
  { library: /^marked$/, room: 'adapters/markdown' },
]

const files = globSync(['src/**/*.ts', 'adapters/**/*.ts'], { cwd: root }).map((file) => file.replaceAll('\\', '/'))

describe('architecture', () => {
  test('imports go in one direction', () => {
    const violations = files.flatMap((file) => {
      const rule = rooms.find(({ room }) => file.startsWith(room))
      if (!rule) return [`${file} lies in no room that design and this test know`]
      return importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/'))
        .filter((target) => !rule.mayUse.some((room) => target.startsWith(room)))
        .map((target) => `${file} imports ${target}, but may use ${rule.mayUse.join(', ')} only: ${rule.because}`)
    })
    expect(violations).toEqual([])
  })

  test('each library has one home', () => {
    const violations = files.flatMap((file) =>
      importsOf(file).flatMap((specifier) =>
        homes
          .filter(({ library, room }) => library.test(specifier) && !file.startsWith(room))
          .map(({ room }) => `${file} imports ${specifier}, which only ${room} may use`),
      ),
    )
    expect(violations).toEqual([])
  })

  test('adapters do not know each other', () => {
    const violations = files.flatMap((file) => {
      const adapter = /^adapters\/(console|telegram|slack)\//.exec(file)?.[1]
      if (!adapter) return []
      return importsOf(file)
        .map((specifier) => relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/'))
        .filter(
          (target) =>
            /^adapters\/(console|telegram|slack)\//.test(target) && !target.startsWith(`adapters/${adapter}/`),
        )
        .map((target) => `${file} imports ${target}`)
    })
    expect(violations).toEqual([])
  })

  test('no skill imports another', () => {
    const violations = files.flatMap((file) => {
      const skill = /^src\/skills\/([^/]+)\//.exec(file)?.[1]
      if (skill === undefined) return []
      return importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => relative(root, resolve(root, dirname(file), specifier)).replaceAll('\\', '/'))
        .filter((target) => /^src\/skills\/[^/]+\//.test(target) && !target.startsWith(`src/skills/${skill}/`))
        .map((target) => `${file} imports ${target}`)
    })
    expect(violations).toEqual([])
  })

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

  test('only config.ts and main.ts read the environment', () => {
    const readers = files.filter((file) => /\bprocess\.env\b/.test(readFileSync(join(root, file), 'utf8')))
    expect(readers.toSorted()).toEqual(['src/config.ts', 'src/main.ts'])
  })
})

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => specifier)
}
