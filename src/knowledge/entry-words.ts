import { wordsIn } from '../domain/words-in.ts'
import { bodyOf } from './check/rule.ts'
import type { Knowledge } from './knowledge.ts'

/** Every word that stands in an entry, in either language. Reads all of them: keep what it gives. */
export function wordsOfEntries({ entries }: Knowledge): ReadonlySet<string> {
  return new Set([...entries.values()].flatMap(({ id, en }) => [id, en].flatMap((entry) => wordsIn(bodyOf(entry)))))
}
