import { z } from 'zod'
import type { Event } from '../../domain/event.ts'

const prefix = 'asked:'

/** The stream of what the members of a team asked: which entry answered, or that none did. Never what they wrote. */
export function teamQuestionStream(teamId: string): string {
  return `${prefix}${teamId}`
}
export const teamQuestionStreams = prefix

const schema = z.object({ by: z.string(), entry: z.string().optional() })

export function toTeamQuestion(teamId: string, data: z.infer<typeof schema>): Omit<Event, 'id' | 'atMs'> {
  const { by, entry } = data
  return { stream: teamQuestionStream(teamId), kind: 'asked', data: { by, ...(entry === undefined ? {} : { entry }) } }
}

export type TeamQuestions = {
  /** What several members asked about, by how many of them, those asked by most first. */
  readonly asked: readonly { readonly entry: string; readonly people: number }[]
  /** How many questions found no answer. */
  readonly unanswered: number
}

/** What one member alone asked is theirs. */
const fewestPeople = 2

/** What a team asked between two moments, in milliseconds since the epoch, the second not included. */
export function teamQuestions(events: readonly Event[], fromMs: number, toMs: number): TeamQuestions {
  const people = new Map<string, Set<string>>()
  let unanswered = 0
  for (const { atMs, data } of events) {
    const read = atMs >= fromMs && atMs < toMs ? schema.safeParse(data).data : undefined
    if (!read) continue
    if (read.entry === undefined) unanswered++
    else people.set(read.entry, (people.get(read.entry) ?? new Set()).add(read.by))
  }
  return {
    asked: [...people]
      .map(([entry, who]) => ({ entry, people: who.size }))
      .filter((one) => one.people >= fewestPeople)
      .toSorted((a, b) => b.people - a.people || (a.entry < b.entry ? -1 : 1)),
    unanswered,
  }
}
