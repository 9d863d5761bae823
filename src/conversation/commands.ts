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
  /** Not shown in menus, though understood. */
  readonly isHidden?: true
}

/** A command as it was used. `name` is the canonical one, `rest` what stands behind it. */
export type UsedCommand = { readonly name: string; readonly rest: string }

/** A command that was used, and what its skill declared of it. */
export type ReadCommand = {
  readonly skill: string
  readonly command: UsedCommand
  readonly isAboutLastAnswer: boolean
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

type Owned = { readonly skill: string; readonly name: string; readonly isAboutLastAnswer: boolean }

const pattern = /^\/([a-z0-9_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i

/**
 * Reads the commands that skills declare.
 * @throws Error where two declare the same name: a bug of the composition.
 */
export function createCommandReader(owners: readonly Owner[]): CommandReader {
  const byName = new Map<string, Owned>()
  for (const { name: skill, commands = [] } of owners) {
    for (const { id, en, also = [], isAboutLastAnswer = false } of commands) {
      for (const name of new Set([id, en, ...also])) {
        const other = byName.get(name)
        if (other) throw new Error(`both ${other.skill} and ${skill} declare the command /${name}`)
        byName.set(name, { skill, name: id, isAboutLastAnswer })
      }
    }
  }
  return {
    all: owners.flatMap(({ commands = [] }) => commands),
    read(text) {
      const [, word = '', rest = ''] = pattern.exec(text.trim()) ?? []
      const found = byName.get(word.toLowerCase())
      if (!found) return undefined
      const { skill, name, isAboutLastAnswer } = found
      return { skill, command: { name, rest: rest.trim() }, isAboutLastAnswer }
    },
    knows: (word) => byName.has(word.replace(/^\//, '').toLowerCase()),
  }
}
