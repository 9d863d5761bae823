import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { limits } from '../../../src/people/keeping/retention.ts'
import { privacyPhraseKeys } from '../../../src/skills/privacy/privacy-phrases.ts'
import { primaAsShipped } from '../../support/knowledge.ts'

const root = resolve(import.meta.dirname, '../../..')
const { keepers } = primaAsShipped()
const beginnings = keepers.flatMap(({ streams }) => streams)
const isAnsweredFor = (stream: string) => beginnings.some((beginning) => stream.startsWith(beginning))

/** The beginnings of the names of all streams, from the functions and constants that make them. */
function streamsInSource(): readonly (readonly [file: string, beginning: string])[] {
  return globSync('src/**/*.ts', { cwd: root }).flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const made = text.matchAll(/\b\w*[sS]treams?\b(?: =|\([^)]*\): string \{\s*return) [^\n]*?[`'"]([a-z-]+:?)/g)
    const written = text.matchAll(/\bstream: [`'"]([a-z-]+:?)/g)
    const named = text.matchAll(/\b(?:prefix|\w*[sS]treams?) = '([a-z-]+:)'/g)
    return [...made, ...written, ...named].map(([, beginning = '']) => [file, beginning] as const)
  })
}

test('there is a keeper for every stream of events that the source names', () => {
  const streams = streamsInSource()
  // That the search finds what there is: some of each room.
  for (const known of ['person:', 'programme:', 'practise:', 'guides:', 'questions:', 'reminders:', 'summary:'])
    expect(streams.map(([, beginning]) => beginning)).toContain(known)
  expect(streams.filter(([, beginning]) => !isAnsweredFor(beginning))).toEqual([])
})

test('there is a time limit for every stream that a keeper answers for', () => {
  const limited = limits.map(({ streams }) => streams)
  expect(beginnings.filter((beginning) => !limited.some((one) => beginning.startsWith(one)))).toEqual([])
})

test('no two keepers have one name, and who people are is erased last', () => {
  const names = keepers.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.at(-1)).toBe('people')
})

test('every keeper is called by a name that people read', () => {
  const named = new Set<string>(privacyPhraseKeys)
  expect(keepers.map(({ name }) => name).filter((name) => !named.has(`keeper-${name}`))).toEqual([])
})
