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
  /** Not shown in menus, though understood. */
  readonly isHidden?: true
}

/** A command as it was used. `name` is the canonical one, `rest` what stands behind it. */
export type UsedCommand = { readonly name: string; readonly rest: string }

export type CommandReader = {
  /** All that are declared, in the order of their skills. */
  readonly all: readonly CommandDeclaration[]
  /** The command that a text is, and the skill that owns it. Undefined: none of ours. */
  read(text: string): { readonly skill: string; readonly command: UsedCommand } | undefined
  /** Whether this word, with or without its slash, is one. */
  knows(word: string): boolean
}

type Owner = { readonly name: string; readonly commands?: readonly CommandDeclaration[] }

const pattern = /^\/([a-z0-9_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i

/**
 * Reads the commands that skills declare.
 * @throws Error where two declare the same name: a bug of the composition.
 */
export function createCommandReader(owners: readonly Owner[]): CommandReader {
  const byName = new Map<string, { readonly skill: string; readonly name: string }>()
  for (const { name: skill, commands = [] } of owners) {
    for (const { id, en, also = [] } of commands) {
      for (const name of new Set([id, en, ...also])) {
        const other = byName.get(name)
        if (other) throw new Error(`both ${other.skill} and ${skill} declare the command /${name}`)
        byName.set(name, { skill, name: id })
      }
    }
  }
  return {
    all: owners.flatMap(({ commands = [] }) => commands),
    read(text) {
      const [, word = '', rest = ''] = pattern.exec(text.trim()) ?? []
      const found = byName.get(word.toLowerCase())
      return found && { skill: found.skill, command: { name: found.name, rest: rest.trim() } }
    },
    knows: (word) => byName.has(word.replace(/^\//, '').toLowerCase()),
  }
}
