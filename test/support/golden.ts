import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const checks = ['cites', 'bot contains', 'bot lacks', 'offers', 'replies'] as const
const bareChecks = ['asks back', 'does not know'] as const

export type GoldenCheck = {
  readonly kind: (typeof checks)[number] | (typeof bareChecks)[number]
  readonly expected: string
  readonly line: number
}

export type GoldenTurn = {
  readonly kind: 'user' | 'picks'
  readonly text: string
  readonly line: number
  readonly checks: readonly GoldenCheck[]
}

export type GoldenConversation = {
  readonly file: string
  readonly title: string
  readonly turns: readonly GoldenTurn[]
}

/** Reads the golden conversations of a folder; the format is explained in its README.md. */
export function readGoldenConversations(directory: string): GoldenConversation[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .toSorted()
    .map((file) => parseGolden(file, readFileSync(join(directory, file), 'utf8')))
}

export function parseGolden(file: string, text: string): GoldenConversation {
  const turns: { kind: 'user' | 'picks'; text: string; line: number; checks: GoldenCheck[] }[] = []
  let title = file
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1
    if (raw.startsWith('# ')) title = raw.slice(2).trim()
    const turn = /^(user|picks): (.*)$/.exec(raw)
    if (turn) {
      turns.push({ kind: turn[1] as 'user' | 'picks', text: turn[2] ?? '', line, checks: [] })
      continue
    }
    const bare = bareChecks.find((kind) => raw.trim() === kind)
    const kind = bare ?? checks.find((name) => raw.startsWith(`${name}:`))
    if (kind) {
      turns.at(-1)?.checks.push({ kind, expected: bare ? '' : raw.slice(kind.length + 1).trim(), line })
    } else if (turns.length > 0 && raw.trim() !== '' && !raw.startsWith('#')) {
      throw new Error(`${file}:${line}: not a step that golden conversations know: ${raw}`)
    }
  }
  const empty = turns.find(({ checks }) => checks.length === 0)
  if (turns.length === 0) throw new Error(`${file}: has no steps`)
  if (empty) throw new Error(`${file}:${empty.line}: the turn promises nothing`)
  return { file, title, turns }
}
