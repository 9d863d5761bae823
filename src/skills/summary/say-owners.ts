import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { ownerKey } from '../../programme/counters.ts'
import type { Owner } from '../../programme/events.ts'
import { shortened } from './one-screen.ts'
import type { Say } from './summary-parts.ts'

/** A name in a line of several, in characters. */
export const longestOwner = 12

/** "Sari 3, Budi 1": whose it is, most first. */
export function sayOwners(owners: readonly (Owner | undefined)[], say: Say, most: number): string {
  const byOwner = new Map<string, { readonly name: string; count: number }>()
  for (const owner of owners) {
    const key = owner ? ownerKey(owner) : ''
    const known = byOwner.get(key) ?? { name: shortened(sayOwner(owner, say), longestOwner), count: 0 }
    known.count++
    byOwner.set(key, known)
  }
  const sorted = [...byOwner.values()].toSorted((a, b) => b.count - a.count)
  const named = sorted.slice(0, most).map(({ name, count }) => `${name} ${count}`)
  return sorted.length > most ? `${named.join(', ')}, …` : named.join(', ')
}

export function sayOwner(named: Owner | undefined, say: Say): string {
  return named === undefined ? say('nobody') : escapeMarkdown(named.name)
}
