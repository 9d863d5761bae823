import type { Knowledge } from '../knowledge.ts'
import type { CodeWords, Kbli } from './kbli.ts'

/** What is not right about the words of a code. */
export type WordsProblem = { readonly code: string; readonly message: string }

/**
 * Every code has words; every "not" and every "sold" leads to a code; no name belongs to two codes between which nothing
 * decides, neither a "not" nor that the one makes what the other sells.
 */
export function checkWords({ codes, words }: Kbli, knowledge: Knowledge): WordsProblem[] {
  return [
    ...[...codes.keys()].filter((code) => !words.has(code)).map((code) => ({ code, message: 'has no words' })),
    ...[...words].flatMap(([code, own]) =>
      [
        ...(codes.has(code) ? [] : [`${code} is not a code of the table`]),
        ...(own.entryId === undefined || knowledge.entries.has(own.entryId)
          ? []
          : [`entry ${own.entryId} does not exist`]),
        ...twiceIn(own).map((name) => `name "${name}" stands twice`),
        ...linksOf(own)
          .filter(({ to }) => !codes.has(to))
          .map(({ kind, to }) => `${kind} ${to}, which is no code`),
        ...(own.not.some((not) => not.code === code) ? [`is not itself`] : []),
      ].map((message) => ({ code, message })),
    ),
    ...undecided(words),
  ]
}

function twiceIn({ id, en }: CodeWords): string[] {
  return [id, en].flatMap((names) => names.filter((name, index) => names.indexOf(name) !== index))
}

function linksOf({ not, sold }: CodeWords): { kind: string; to: string }[] {
  return [...not.map(({ code }) => ({ kind: 'not', to: code })), ...sold.map((to) => ({ kind: 'sold', to }))]
}

function undecided(words: ReadonlyMap<string, CodeWords>): WordsProblem[] {
  const codesOf = new Map<string, string[]>()
  for (const [code, { id, en }] of words) {
    for (const name of new Set([...id, ...en].map((written) => written.toLowerCase()))) {
      codesOf.set(name, [...(codesOf.get(name) ?? []), code])
    }
  }
  const isDecided = (one: string, other: string) =>
    [
      [one, other],
      [other, one],
    ].some(([from = '', to]) => {
      const own = words.get(from)
      return own !== undefined && linksOf(own).some((link) => link.to === to)
    })
  return [...codesOf].flatMap(([name, codes]) =>
    codes.flatMap((code, at) =>
      codes
        .slice(at + 1)
        .filter((other) => !isDecided(code, other))
        .map((other) => ({ code, message: `"${name}" is a name of ${other} as well: say what decides, in "not"` })),
    ),
  )
}
