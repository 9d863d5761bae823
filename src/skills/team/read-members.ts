import { alternatives } from '../../domain/alternatives.ts'
import { type Role, roles } from '../../people/events.ts'

/** Who else is to be in a team, or no longer. Nobody is put in but by a code of their own. */
export type NearWish = { readonly kind: 'add' | 'remove'; readonly who: string; readonly role: Role | undefined }

type Words = readonly string[]

/** Reads "tambahin Joko, dia leadernya" and "Bram moved to sales, remove him". */
export function createNearReader(
  { add, remove, whoever }: { add: Words; remove: Words; whoever: Words },
  roleWords: Readonly<Record<Role, Words>>,
) {
  const wishes = (['add', 'remove'] as const).map((kind) => ({
    kind,
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?:${alternatives(kind === 'add' ? add : remove)})\s+(?:si\s+|pak\s+|bu\s+|mas\s+|mbak\s+)?(\p{L}[\p{L}.']{1,20})(?![\p{L}])`,
      'iu',
    ),
  }))
  const pronouns = new Set(whoever)
  return (text: string): NearWish | undefined => {
    for (const { kind, pattern } of wishes) {
      const said = pattern.exec(text)?.[1]?.replace(/\.$/, '')
      if (said === undefined) continue
      const before = text.slice(0, pattern.exec(text)?.index ?? 0)
      const who = pronouns.has(said.toLowerCase()) ? nameIn(before) : /^\p{Lu}/u.test(said) ? said : undefined
      if (who !== undefined) return { kind, who, role: roleIn(text, roleWords) }
    }
    return undefined
  }
}

/** The last name in a text; its first word is capital anyway. */
function nameIn(text: string): string | undefined {
  return [...text.matchAll(/(?<=\s)\p{Lu}[\p{Ll}]{1,20}(?![\p{L}])/gu)].at(-1)?.[0]
}

/** The role that is named in a text. */
export function roleIn(text: string, roleWords: Readonly<Record<Role, Words>>): Role | undefined {
  return roles.find((role) =>
    new RegExp(String.raw`(?<![\p{L}])(?:${alternatives(roleWords[role])})(?:nya)?(?![\p{L}])`, 'iu').test(text),
  )
}
