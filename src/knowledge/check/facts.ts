import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ConfidenceMark } from '../entry.ts'
import { readText } from '../read-text.ts'

/** One numbered finding of our research. */
export type Fact = {
  readonly id: string
  readonly mark: ConfidenceMark
  /** Statement, legal basis and sources, as written. */
  readonly text: string
}

const factStart = /\*\*([A-Z]+-\d{3}[a-z]?)\*\*\s+\[([A-D])/

/**
 * Reads the facts of all Markdown files of a folder. A fact begins at its bold number and mark and goes on to the next
 * fact, heading or blank line that is not followed by its own indented lines.
 */
export function readFacts(directory: string): ReadonlyMap<string, Fact> {
  const facts = new Map<string, Fact>()
  if (!existsSync(directory)) return facts
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.md'))) {
    let current: { id: string; mark: ConfidenceMark; lines: string[] } | undefined
    const close = () => {
      if (current) facts.set(current.id, { id: current.id, mark: current.mark, text: current.lines.join('\n') })
      current = undefined
    }
    for (const line of readText(join(directory, file))?.split('\n') ?? []) {
      const start = factStart.exec(line)
      if (start) {
        close()
        current = { id: start[1] ?? '', mark: start[2] as ConfidenceMark, lines: [line] }
      } else if (line.startsWith('#')) close()
      else current?.lines.push(line)
    }
    close()
  }
  return facts
}
