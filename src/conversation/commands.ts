import type { Language } from '../domain/language.ts'

/** A command as its skill declares it: `/aksi`, or `/action`. */
export type CommandDeclaration = {
  /** Without the slash: lower case letters, digits and `_`, so that every channel takes them. Indonesian is the canonical name. */
  readonly id: string
  readonly en: string
  /** Other names that are understood and not shown. */
  readonly also?: readonly string[]
  /** What it does, for menus: at most 60 characters. */
  describe(language: Language): string
  /** It is about what was answered last: if another skill did that, it is asked first, with the command as its text. */
  readonly isAboutLastAnswer?: true
  /** What stands behind it is said to Prima as if it stood alone: a question. */
  readonly isForQuestions?: true
  /** Tells what Prima can do: a channel may show that in its own way. */
  readonly isOverview?: true
  /** Good to have at hand wherever people begin, beside what they may ask. */
  readonly isAtHand?: true
  /** Not shown in menus, though understood. */
  readonly isHidden?: true
}

/** A command as it was used. `name` is the canonical one, `rest` what stands behind it. */
export type UsedCommand = { readonly name: string; readonly rest: string }

/** A command that was used, and what its skill declared of it. */
export type ReadCommand = {
  readonly skill: string
  readonly command: UsedCommand
  readonly declared: CommandDeclaration
}

export type CommandReader = {
  /** All that are declared, in the order of their skills. */
  readonly all: readonly CommandDeclaration[]
  /** The command that a text is, and the skill that owns it. Undefined: none of ours. */
  read(text: string): ReadCommand | undefined
  /** Whether this word, with or without its slash, is one. */
  knows(word: string): boolean
}

type Owner = { readonly name: string; readonly commands?: readonly CommandDeclaration[] }

type Owned = Pick<ReadCommand, 'skill' | 'declared'>

const pattern = /^\/([a-z0-9_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i

/**
 * Reads the commands that skills declare.
 * @throws Error where two declare the same name: a bug of the composition.
 */
export function createCommandReader(owners: readonly Owner[]): CommandReader {
  const byName = new Map<string, Owned>()
  for (const { name: skill, commands = [] } of owners) {
    for (const declared of commands) {
      const { id, en, also = [] } = declared
      for (const name of new Set([id, en, ...also])) {
        const other = byName.get(name)
        if (other) throw new Error(`both ${other.skill} and ${skill} declare the command /${name}`)
        byName.set(name, { skill, declared })
      }
    }
  }
  return {
    all: owners.flatMap(({ commands = [] }) => commands),
    read(text) {
      const [, word = '', rest = ''] = pattern.exec(text.trim()) ?? []
      const found = byName.get(word.toLowerCase())
      if (!found) return undefined
      return { ...found, command: { name: found.declared.id, rest: rest.trim() } }
    },
    knows: (word) => byName.has(word.replace(/^\//, '').toLowerCase()),
  }
}
