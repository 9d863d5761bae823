import { z } from 'zod'
import { type Person, personKey } from '../../domain/message.ts'
import type { ReadableEvents } from '../../ports/event-log.ts'

/** The stream of what somebody practised: theirs alone. */
export function practiseStream(person: Person): string {
  return `practise:${personKey(person)}`
}

const answered = z.object({ question: z.string(), isRight: z.boolean() })
const played = z.object({ scene: z.string(), points: z.number() })

export type QuizAnswer = { readonly question: string; readonly isRight: boolean; readonly atMs: number }
export type History = {
  /** Oldest first. */
  readonly answers: readonly QuizAnswer[]
  /** Scenes that were played, oldest first. */
  readonly played: readonly string[]
  /** The same with what each was rated, 0 to 10. */
  readonly scenes: readonly { readonly scene: string; readonly points: number }[]
}

/** What somebody practised so far. Throws `StoreError`. */
export async function readHistory(events: ReadableEvents, person: Person): Promise<History> {
  const { events: known } = await events.readFrom(practiseStream(person))
  const scenes = known.flatMap(({ kind, data }) => (kind === 'role-played' ? (played.safeParse(data).data ?? []) : []))
  return {
    scenes,
    played: scenes.map(({ scene }) => scene),
    answers: known.flatMap(({ kind, data, atMs }) => {
      const answer = kind === 'quizzed' ? answered.safeParse(data).data : undefined
      return answer ? [{ ...answer, atMs }] : []
    }),
  }
}
