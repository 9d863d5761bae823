import { whenNeeded } from '../domain/when-needed.ts'

/** A sentence that a skill understands: which of its wishes, and what stands at the named places. */
export type ReadSentence<Wish extends string> = {
  readonly wish: Wish
  readonly parts: Readonly<Record<string, string>>
}

/** Said around a wish and no part of it. */
const before = String.raw`(?:(?:tolong|coba|mohon|please|pls|prima|hai prima|saya mau|aku mau|gue mau|mau|i want to|can you|bisa|yuk|ayo)[\s,]+)*`
const after = String.raw`(?:[\s,]+(?:dong|donk|ya|yah|kak|min|deh|nih|please|pls|now|dulu|sekarang))*[\s.!?]*`
/** Behind what somebody says in their own words only what is never part of it is left out. */
const politeEnd = String.raw`(?:[\s,]+(?:dong|donk|deh|nih|kak|min|please|pls|yah?))*\s*`

/**
 * Reads whole sentences by patterns such as `jadikan {who} {role}`. A place takes what stands there, at least one
 * character; one at the end may follow a colon. Case and spacing do not matter. The first pattern that fits wins, so the
 * more telling stands first.
 */
export function createSentenceReader<Wish extends string>(
  patterns: Readonly<Record<Wish, readonly string[]>>,
): (text: string) => ReadSentence<Wish> | undefined {
  const compiled = (Object.keys(patterns) as Wish[]).flatMap((wish) =>
    patterns[wish].map((pattern) => ({
      wish,
      words: wordsOf(pattern),
      expression: whenNeeded(() => compile(pattern)),
    })),
  )
  return (text) => {
    const sentence = text.trim()
    const lower = sentence.toLowerCase()
    for (const { wish, words, expression } of compiled) {
      // There are thousands: most are told from afar and never compiled.
      if (!words.every((word) => lower.includes(word))) continue
      const found = expression().exec(sentence)
      if (!found) continue
      const parts = Object.entries(found.groups ?? {}).map(([name, part]) => [name, part.trim()] as const)
      if (parts.every(([, part]) => part !== '')) return { wish, parts: Object.fromEntries(parts) }
    }
    return undefined
  }
}

/** What must stand in every sentence that a pattern fits, the longest first: it tells soonest that it does not. */
function wordsOf(pattern: string): readonly string[] {
  return (pattern.replace(/\{[a-z]+\}/g, ' ').match(/[a-z0-9]+/gi) ?? [])
    .map((word) => word.toLowerCase())
    .toSorted((one, other) => other.length - one.length)
}

function compile(pattern: string): RegExp {
  const pieces = pattern.split(/(\{[a-z]+\})/).filter((piece) => piece !== '')
  const body = pieces.map((piece, index) => {
    const name = /^\{([a-z]+)\}$/.exec(piece)?.[1]
    if (name === undefined) return literal(piece)
    return index === pieces.length - 1 ? String.raw`(?<${name}>[\s\S]+?)` : String.raw`(?<${name}>.+?)`
  })
  const isOpen = pieces.at(-1)?.startsWith('{') ?? false
  return new RegExp(`^${before}${body.join('')}${isOpen ? politeEnd : after}$`, 'iu')
}

function literal(piece: string): string {
  if (piece.trim() === '') return String.raw`(?:\s*[:–-]\s*|[\s,]+)`
  const words = piece
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '')
  const text = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)).join(String.raw`\s+`)
  const lead = /^\s/.test(piece) ? String.raw`[\s,]+` : ''
  // "tambah aksi: …", "tambah aksi …"
  const trail = /\s$/.test(piece) ? String.raw`(?:\s*[:–-]\s*|\s+)` : ''
  return `${lead}${text}${trail}`
}
