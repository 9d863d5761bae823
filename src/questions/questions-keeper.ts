import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Event } from '../domain/event.ts'
import type { Keeper, Subject } from '../ports/keeper.ts'
import { rewriteStream } from '../streams/rewrite-stream.ts'
import { raterNamed } from './answer-id.ts'
import { countStream } from './compact-questions.ts'
import { formerQuestionStream, questionStream } from './gap-log.ts'
import { questionStreams } from './question-streams.ts'

const ratingSchema = z.object({ answerId: z.string(), rater: z.string() })

/**
 * What was asked and not answered, and ratings. Nobody is named there; with the secret of the pseudonyms somebody's own
 * are found again. When they go, their words go, and a rating stays as a figure.
 */
export const questionsKeeper: Keeper = {
  name: 'questions',
  streams: [questionStream, formerQuestionStream, countStream],
  async exportOf(subject, events) {
    const items = []
    for (const stream of await questionStreams(events)) {
      const own = (await events.read(stream)).filter((event) => isTheirs(event, subject))
      items.push(...own.map(({ kind, atMs, data }) => ({ what: kind, atMs, data })))
    }
    return items
  },
  async erase(subject, events) {
    let count = 0
    for (const stream of await questionStreams(events)) {
      let here = 0
      await rewriteStream(events, stream, (before) => {
        here = before.filter((event) => isTheirs(event, subject)).length
        return here === 0
          ? undefined
          : before.flatMap((event) => (isTheirs(event, subject) ? figureOf(event) : [event]))
      })
      count += here
    }
    return count
  },
}

function isTheirs({ id, kind, data }: Event, subject: Subject): boolean {
  // What was answered says of which entry, and nothing of whom.
  if (kind === 'answered') return false
  const rating = ratingSchema.safeParse(data).data
  if (rating && subject.pseudonyms.some((pseudonym) => raterNamed(pseudonym, rating.answerId) === rating.rater))
    return true
  return subject.wrote(id) || isOfAccount(id, subject)
}

/** Before there were pseudonyms, ids held the channel, and in a private chat whose it is. */
function isOfAccount(eventId: string, { accounts }: Subject): boolean {
  const [channel, ...rest] = eventId.split(':')
  return accounts.some((account) => account.channel === channel && rest.includes(account.id))
}

function figureOf({ kind, data, ...event }: Event): Event[] {
  const rating =
    kind === 'rated' ? z.object({ answerId: z.string(), helpful: z.boolean() }).safeParse(data).data : undefined
  if (!rating) return []
  const stranger = randomBytes(9).toString('base64url')
  return [{ ...event, id: stranger, kind, data: { ...rating, rater: stranger } }]
}
