import { createRequire } from 'node:module'
import type { Node } from 'yaml'
import type { z } from 'zod'

/**
 * `yaml` knows where everything stands, and takes three times as long as what reads our files: so it is loaded and used
 * only when a line has to be named.
 */
const loadYaml = () => createRequire(import.meta.url)('yaml') as typeof import('yaml')

/**
 * The line, counted from 1, on which a value of a YAML document begins: the one that `keys` lead to, as zod names paths,
 * or the last on the way that is there. Of a pair it is the line of its key. A text that is no YAML is line 1.
 */
export function lineOfPath(text: string, keys: readonly PropertyKey[]): number {
  const { LineCounter, isCollection, isMap, isPair, isScalar, parseDocument } = loadYaml()
  const lineCounter = new LineCounter()
  let place: unknown = parseDocument(text, { lineCounter }).contents
  let offset = beginOf(place as Node | null)
  for (const key of keys) {
    const inside: readonly unknown[] = isCollection(place) ? place.items : []
    const found = isMap(place)
      ? inside.find((one) => isPair(one) && isScalar(one.key) && String(one.key.value) === String(key))
      : inside[Number(key)]
    if (found === undefined) continue
    // The key says where a pair begins; a long value may begin on the line below.
    offset = beginOf((isPair(found) ? found.key : found) as Node)
    place = isPair(found) ? found.value : found
  }
  return Math.max(lineCounter.linePos(offset).line, 1)
}

/** The line of what a schema finds wrong; `within`: where the value that was checked stands in the text. */
export function lineOfIssue(text: string, issue: z.core.$ZodIssue, within: readonly PropertyKey[] = []): number {
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return lineOfPath(text, [...within, ...issue.path, ...unknownKey])
}

function beginOf(node: Node | null): number {
  return node?.range?.[0] ?? 0
}
