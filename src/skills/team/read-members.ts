import { type Role, roles } from '../../people/events.ts'

/** Who else is to be in a team, or no longer. Nobody is put in but by a code of their own. */
export type NearWish = { readonly kind: 'add' | 'remove'; readonly who: string; readonly role: Role | undefined }

type Words = readonly string[]

const mostMembers = 12

/** Reads the name of a new team, and who is to be in it, from what stands behind "buat tim". */
export function createNamingReader({ called, members, me }: { called: Words; members: Words; me: Words }) {
  const lead = new RegExp(String.raw`^(?:(?:${any(called)})(?![\p{L}])[\s,:–—-]*)+`, 'iu')
  const list = new RegExp(String.raw`[\s,.:;]+(?:${any(members)})(?![\p{L}])[\s,:]*`, 'iu')
  const nobody = new Set(me)
  return (text: string): { readonly name: string; readonly members: readonly string[] } => {
    const led = text.trim().replace(lead, '')
    const quoted = /^["“”'‘]([^"“”]{2,60}?)["“”'’]/u.exec(led)
    const found = list.exec(led)
    // "Sari & Sons with love" is a name: who is in it is told behind a comma or a name in quotes, or as a list.
    const rest = found ? led.slice(found.index + found[0].length) : ''
    const isList =
      found !== null && (quoted !== null || /[,:]|\s(?:dan|ama|sama|and)\s/.test(rest) || onlyNames.test(rest))
    const name = quoted?.[1] ?? (isList ? led.slice(0, found.index) : led)
    return {
      // "Ngopi Santuy Crew, kedai kopi gue": what stands behind a comma tells of it.
      name: (name.trim().split(/,\s+/)[0] ?? '').replace(/[\s,]+(?:dong|donk|ya|yah|deh|nih|kak|min)$/iu, ''),
      members: isList ? namesIn(rest, nobody) : [],
    }
  }
}

/** "Reno Vina Dimas", "Kang Asep". */
const onlyNames = /^(?:\p{Lu}\p{Ll}+[\s.!]*){2,12}$/u

function namesIn(text: string, nobody: ReadonlySet<string>): readonly string[] {
  // Names that nothing parts are parted by their capitals.
  const parted = onlyNames.test(text) ? text.trim().replace(/\s+/g, ', ') : text
  return parted
    .split(/\s*[,;]\s*|\s+(?:dan|ama|sama|and|serta|as)\s+/iu)
    .map((each) =>
      each
        .replace(/^(?:dan|ama|sama|and|serta)\s+/iu, '')
        .replace(/[.!?"”]+$/, '')
        .trim(),
    )
    .filter((each) => /^\p{L}[\p{L}.' ]{1,30}$/u.test(each) && !nobody.has(each.toLowerCase()) && /^\p{Lu}/u.test(each))
    .slice(0, mostMembers)
}

/** Reads "tambahin Joko, dia leadernya" and "Bram moved to sales, remove him". */
export function createNearReader(
  { add, remove, whoever }: { add: Words; remove: Words; whoever: Words },
  roleWords: Readonly<Record<Role, Words>>,
) {
  const wishes = (['add', 'remove'] as const).map((kind) => ({
    kind,
    pattern: new RegExp(
      String.raw`(?<![\p{L}])(?:${any(kind === 'add' ? add : remove)})\s+(?:si\s+|pak\s+|bu\s+|mas\s+|mbak\s+)?(\p{L}[\p{L}.']{1,20})(?![\p{L}])`,
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
    new RegExp(String.raw`(?<![\p{L}])(?:${any(roleWords[role])})(?:nya)?(?![\p{L}])`, 'iu').test(text),
  )
}

function any(list: Words): string {
  return list
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.split(' ').map(RegExp.escape).join(String.raw`\s+`))
    .join('|')
}
