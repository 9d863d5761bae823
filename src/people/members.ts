import type { People } from './people.ts'
import type { Team } from './team.ts'

export type NamedMember = { readonly person: string; readonly name: string }

/** The members of a team who have a name, in the order they joined. */
export async function namedMembers(people: Pick<People, 'names'>, team: Team): Promise<readonly NamedMember[]> {
  const names = await people.names(team.members.keys())
  return [...team.members.keys()].flatMap((person) => {
    const name = names.get(person)
    return name === undefined ? [] : [{ person, name }]
  })
}

/** The members that a name can mean: those called so; where there are none, those whose name begins or ends with it. */
export function membersCalled(members: readonly NamedMember[], who: string): readonly NamedMember[] {
  const wanted = keyOf(who)
  if (wanted === '') return []
  const exact = members.filter(({ name }) => keyOf(name) === wanted)
  if (exact.length > 0) return exact
  return members.filter(({ name }) => {
    const key = keyOf(name)
    return key.startsWith(`${wanted} `) || key.endsWith(` ${wanted}`)
  })
}

/** Ways to address somebody that are no part of the name. */
const titles = /^(?:@|(?:pak|bu|ibu|bapak|mas|mbak|mba|kak|bang|mr|mrs|ms)\.?\s+)/i

function keyOf(name: string): string {
  return name.trim().replace(titles, '').toLowerCase().replace(/\s+/g, ' ')
}
