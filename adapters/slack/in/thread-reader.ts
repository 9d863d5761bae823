import { z } from 'zod'
import { decodeChoice, readOpened, readRating } from '../../../src/domain/choice.ts'
import type { About } from '../../../src/domain/message.ts'
import { within } from '../../../src/domain/within.ts'
import type { SlackCalls } from '../link/slack-calls.ts'
import { readBlockId } from '../place.ts'
import { slackRates } from '../traits.ts'
import type { Identity } from './identity.ts'

/** How long a message waits for what stands above it; it must be stored well within Slack's three seconds. */
const patienceMs = 1200
/** How much of a thread is looked at, in messages. */
const mostRead = 100
const mostSeen = 10_000

const elementSchema = z.object({ value: z.string().optional() })
const feedbackSchema = z.object({ positive_button: elementSchema.optional() })
const blockSchema = z.object({
  block_id: z.string().optional(),
  elements: z.array(z.intersection(elementSchema, feedbackSchema)).optional(),
})
const saidSchema = z.object({
  user: z.string().optional(),
  bot_id: z.string().optional(),
  text: z.string().default(''),
  ts: z.string(),
  blocks: z.array(z.unknown()).default([]),
})
type Said = z.infer<typeof saidSchema>

/** The thread that a message stands in, by Slack's own ids. `beforeTs`: the message's. */
export type ThreadPlace = {
  readonly teamId: string
  readonly slackChannelId: string
  readonly threadTs: string
  readonly beforeTs: string
}

/** Reads what stands in a thread above a message: somebody's question, or an answer of ours. */
export class ThreadReader {
  readonly #calls: SlackCalls
  readonly #seen = new Set<string>()

  constructor(calls: SlackCalls) {
    this.#calls = calls
  }

  /** Whether this process has read or written in the thread, so that the conversation knows what it is about. */
  hasSeen(slackChannelId: string, threadTs: string): boolean {
    return this.#seen.has(`${slackChannelId}:${threadTs}`)
  }

  noteSeen(slackChannelId: string, threadTs: string): void {
    if (this.#seen.size >= mostSeen) this.#seen.clear()
    this.#seen.add(`${slackChannelId}:${threadTs}`)
  }

  /**
   * What a message in a thread is about: the question of a person that stands there unanswered, or else our last answer.
   * The question's text is as Slack sends it. Undefined where Slack does not tell, or not soon enough.
   */
  async read({ teamId, slackChannelId, threadTs, beforeTs }: ThreadPlace, me: Identity): Promise<About | undefined> {
    const answer = await within(
      patienceMs,
      this.#calls.tryTo('conversations.replies', teamId, slackRates.tier3, (client) =>
        client.conversations.replies({ channel: slackChannelId, ts: threadTs, latest: beforeTs, limit: mostRead }),
      ),
    )
    const said = (answer?.messages ?? [])
      .flatMap((message) => saidSchema.safeParse(message).data ?? [])
      .filter(({ ts }) => Number(ts) < Number(beforeTs))
    const isOurs = ({ user, bot_id: botId }: Said) => user === me.userId || (botId !== undefined && botId === me.botId)
    const lastOurs = said.findLastIndex(isOurs)
    const question = openQuestion(said.slice(lastOurs + 1), lastOurs < 0)
    this.noteSeen(slackChannelId, threadTs)
    const text = question?.text
    const about = { ...(text ? { text } : {}), ...offeredUnder(said[lastOurs]) }
    return Object.keys(about).length > 0 ? about : undefined
  }
}

/** The last that asks; where nobody has been answered yet, what the thread begins with. */
function openQuestion(said: readonly Said[], isFresh: boolean): Said | undefined {
  const byPeople = said.filter(({ bot_id: botId }) => botId === undefined)
  return byPeople.findLast(({ text }) => /\?\s*$/.test(text)) ?? (isFresh ? byPeople[0] : undefined)
}

/** The answer that has these buttons, and its entry. */
function offeredUnder(message: Said | undefined): About {
  const blocks = (message?.blocks ?? []).flatMap((block) => blockSchema.safeParse(block).data ?? [])
  const picks = blocks
    .flatMap(({ elements = [] }) => elements.flatMap(({ value, positive_button: up }) => value ?? up?.value ?? []))
    .flatMap((value) => decodeChoice(value) ?? [])
  const answerId = picks.flatMap((pick) => readRating(pick)?.answerId ?? [])[0]
  const entryId = picks.flatMap((pick) => readOpened(pick) ?? [])[0]
  const somewhere = { teamId: '', slackChannelId: '', userId: '' }
  const language = blocks.flatMap(({ block_id: id }) => (id && readBlockId(id, somewhere)?.language) || [])[0]
  return {
    ...(answerId === undefined ? {} : { answerId }),
    ...(entryId === undefined ? {} : { entryId }),
    ...(language ? { language } : {}),
  }
}
