import { ownPersonId } from '../../people/identity.ts'
import type { Identity } from '../../people/person.ts'
import type { Team } from '../../people/team.ts'
import type { Scheduled } from './schedule.ts'
import type { SummaryParts } from './summary-parts.ts'

/** The person whose account this is. */
export async function personOf({ people }: Pick<SummaryParts, 'people'>, { channel, id }: Identity): Promise<string> {
  const { state } = await people.identity({ channel, id })
  return state.person ?? ownPersonId(channel, id)
}

/** Whether a summary may still be told where it was asked for: to a member, or in a channel or group of the team. */
export async function mayReceive(
  parts: Pick<SummaryParts, 'people'>,
  { members, places }: Team,
  { person, conversationId }: Pick<Scheduled, 'person' | 'conversationId'>,
): Promise<boolean> {
  const isInPlace = [...places].some((place) => conversationId === place || conversationId.startsWith(`${place}:`))
  return isInPlace || members.has(await personOf(parts, person))
}
