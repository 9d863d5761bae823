import type { WebClient } from '@slack/web-api'
import { readOpened } from '../../../src/domain/choice.ts'
import { ChannelError, PrimaError } from '../../../src/domain/errors.ts'
import type { Message } from '../../../src/domain/message.ts'
import type { Reply, ReplyFile, Sign } from '../../../src/domain/reply.ts'
import type { Log } from '../../../src/ports/log.ts'
import { toShareValue } from '../in/read-action.ts'
import { escapeText } from '../in/read-text.ts'
import type { ThreadReader } from '../in/thread-reader.ts'
import type { Posting, SlackCalls } from '../link/slack-calls.ts'
import { areBlocksRefused, toChannelError } from '../link/to-channel-error.ts'
import { isWelcome, type Manner, type Place, readConversationId, slackChannel, toConversationId } from '../place.ts'
import { routeOf } from '../route.ts'
import { slackRates, slackTraits } from '../traits.ts'
import type { SlackWords, WordsFor } from '../words.ts'
import type { Finery } from './render-controls.ts'
import { renderReply, type SlackPost } from './render-reply.ts'
import type { ResponseUrls } from './response-urls.ts'
import type { Streams } from './streams.ts'
import { suggestPrompts } from './suggest-prompts.ts'
import { renderElsewhere, renderWindow } from './window.ts'
import type { Windows } from './windows.ts'

export type SenderParts = {
  readonly calls: SlackCalls
  readonly responseUrls: ResponseUrls
  readonly windows: Windows
  readonly threads: ThreadReader
  readonly streams: Streams
  readonly wordsFor: WordsFor
  readonly log: Log
}

/** Where a reply goes. `onlyFor`: others in the channel do not see it. */
type Target = {
  readonly place: Place
  readonly threadTs: string | undefined
  readonly onlyFor: string | undefined
  readonly manner: Manner | undefined
  readonly messageId: string
  /** Whom to tell in their direct messages what the channel does not take. */
  readonly asker: string | undefined
}

/** From the richest to the plainest: the next is tried where Slack refuses the blocks of the one before. */
const fineries: readonly Finery[] = ['full', 'classic', 'plain']
const maxProgress = 1000
/** https://docs.slack.dev/reference/methods/reactions.add */
const signNames: Readonly<Record<Sign, string>> = { '👍': 'thumbsup' }

/** Says replies where their messages came from. */
export class Sender {
  readonly #parts: SenderParts
  /**
   * How many posts of a reply Slack has taken in one dress, so that a retry goes on behind them. In another dress the
   * reply is cut elsewhere and begins anew: better said twice than not at all. So does a restart.
   */
  readonly #progress = new Map<string, number>()

  constructor(parts: SenderParts) {
    this.#parts = parts
  }

  /** @throws ChannelError, StoreError */
  async send(reply: Reply, message: Message, signal: AbortSignal): Promise<void> {
    const target = targetOf(reply, message)
    if (reply.sign && (await this.#showSign(reply.sign, message, target))) return
    const { place, threadTs } = target
    if (threadTs !== undefined) this.#parts.threads.noteSeen(place.slackChannelId, threadTs)
    if (isWelcome(message.id)) return this.#welcome(reply, message, target, signal)
    if (await this.#fillWindow(reply, message, target)) return
    await this.#say(reply, message, target, signal)
    this.#suggestNext(reply, message, target)
  }

  /** What an answer offers to ask next stands also where the person is about to write. */
  #suggestNext({ answerId, choices = [], language }: Reply, { person }: Message, { place, threadTs }: Target): void {
    const { calls, wordsFor } = this.#parts
    const questions = choices.filter(({ pick }) => readOpened(pick) === undefined).map(({ label }) => label)
    if (place.kind !== 'direct' || answerId === undefined || questions.length === 0) return
    const words = { examplesTitle: wordsFor(person, language).nextTitle, examples: questions }
    void suggestPrompts(calls, words, { ...place, threadTs })
  }

  /** Whether the sign says it all: in a channel nobody needs the words as well, even where signs are not allowed. */
  async #showSign(sign: Sign, message: Message, { place }: Target): Promise<boolean> {
    const { ts } = routeOf(message)
    if (ts === undefined) return false
    const { teamId, slackChannelId: channel } = place
    const name = signNames[sign]
    const shown = await this.#parts.calls.tryTo('reactions.add', teamId, slackRates.tier3, (client) =>
      client.reactions.add({ channel, timestamp: ts, name }),
    )
    return shown !== undefined || place.kind === 'thread'
  }

  /** The questions that the greeting offers are put where the person is about to write, and not under it as well. */
  async #welcome({ choices: _, ...greeting }: Reply, message: Message, target: Target, signal: AbortSignal) {
    await this.#say(greeting, message, target, signal)
    const { calls, wordsFor } = this.#parts
    void suggestPrompts(calls, wordsFor(message.person, greeting.language), {
      ...target.place,
      threadTs: target.threadTs,
    })
  }

  /** In the richest dress that Slack takes. */
  async #say(reply: Reply, message: Message, target: Target, signal: AbortSignal): Promise<void> {
    let refused: unknown
    for (const finery of fineries) {
      try {
        await this.#sendAll(reply, message, target, finery, signal)
        for (const one of fineries) this.#progress.delete(`${reply.id} ${one}`)
        return
      } catch (error) {
        if (signal.aborted || error instanceof PrimaError) throw error
        if (!areBlocksRefused(error)) throw toChannelError(error, 'a post') ?? error
        this.#parts.log.warn({ replyId: reply.id, finery }, 'Slack refused the blocks of a reply; sending it plainer')
        refused = error
      }
    }
    throw toChannelError(refused, 'a post')
  }

  /** Whether the reply stands in the window that was opened for it, so that nothing more is to be said. */
  async #fillWindow(reply: Reply, message: Message, { manner, place: { teamId } }: Target): Promise<boolean> {
    if (manner !== 'window' || !isFirst(reply, message)) return false
    const words = this.#wordsBeside(reply, message)
    const view = renderWindow(reply, message, words)
    const filled = await this.#parts.windows.fill(message.id, view ?? renderElsewhere(message, words), teamId)
    return filled && view !== undefined
  }

  #wordsBeside({ language }: Reply, { person }: Message): SlackWords {
    return this.#parts.wordsFor(person, language)
  }

  async #sendAll(reply: Reply, message: Message, target: Target, finery: Finery, signal: AbortSignal): Promise<void> {
    const posts = this.#render(reply, message, target, finery)
    const files = [reply.image, reply.file].filter((file) => file !== undefined)
    const steps = [
      ...posts.map(
        (post, index) => () =>
          index === 0 && isFirst(reply, message)
            ? this.#postFirst(post, message, target, signal)
            : this.#post(post, target, signal),
      ),
      ...files.map((file) => () => {
        if (Buffer.byteLength(file.content, 'base64') <= slackTraits.maxFileBytes) {
          return this.#upload(file, target, signal)
        }
        const note = this.#wordsBeside(reply, message).fileTooLarge(file.name)
        return this.#post({ text: escapeText(note) }, target, signal)
      }),
    ]
    const key = `${reply.id} ${finery}`
    const done = this.#progress.get(key) ?? 0
    for (const [index, step] of steps.entries()) {
      if (index < done) continue
      await step()
      if (this.#progress.size >= maxProgress) this.#progress.clear()
      this.#progress.set(key, index + 1)
    }
  }

  #render(reply: Reply, message: Message, target: Target, finery: Finery): readonly SlackPost[] {
    const canShare = target.onlyFor !== undefined && (reply.citations?.length ?? 0) > 0
    const parts = {
      place: target.place,
      threadTs: target.threadTs,
      words: this.#wordsBeside(reply, message),
      share: canShare ? toShareValue(message, slackTraits.maxButtonValueLength) : undefined,
    }
    const isAnswerToUnseen = target.manner === 'shared' || target.manner === 'unseen'
    const quote = isAnswerToUnseen && isFirst(reply, message) ? message.text : undefined
    // Feedback buttons are for messages that stay.
    const fitting = finery === 'full' && target.onlyFor !== undefined ? 'classic' : finery
    return renderReply(reply, parts, fitting, quote)
  }

  /** In the message that was streamed, where one was: it is the reply. */
  async #postFirst(post: SlackPost, message: Message, target: Target, signal: AbortSignal): Promise<void> {
    const { calls, streams } = this.#parts
    const posting = postingOf(target.place, signal)
    const channel = target.place.slackChannelId
    const ts = await streams.end(message, posting)
    if (ts === undefined) return this.#post(post, target, signal)
    try {
      const body = { text: post.text, blocks: post.blocks ?? [] }
      await calls.toComplete(posting, 'chat.update', slackRates.tier3, (client) =>
        client.chat.update({ channel, ts, ...body }),
      )
      streams.settled(message)
    } catch (error) {
      if (areBlocksRefused(error) || toChannelError(error, 'chat.update')?.outcome !== 'refused') throw error
      await streams.takeAway(message)
      await this.#post(post, target, signal)
    }
  }

  async #post(post: SlackPost, target: Target, signal: AbortSignal): Promise<void> {
    const { place, threadTs, onlyFor } = target
    const body = { text: post.text, ...(post.blocks ? { blocks: post.blocks } : { mrkdwn: false }) }
    const thread = threadTs === undefined ? {} : { thread_ts: threadTs }
    const { slackChannelId } = place
    const posting = postingOf(place, signal)
    const quiet = { unfurl_links: false, unfurl_media: false }
    if (
      place.kind === 'private' &&
      (await this.#parts.responseUrls.post(target.messageId, body, onlyFor === undefined))
    )
      return
    const say = (channel: string) =>
      this.#parts.calls.post(posting, channel, (client) =>
        client.chat.postMessage({ channel, ...(channel === slackChannelId ? thread : {}), ...body, ...quiet }),
      )
    if (onlyFor === undefined) {
      try {
        return void (await say(slackChannelId))
      } catch (error) {
        // Better said to the one who asked than lost: the channel may be archived, read-only or closed to threads.
        const outcome = areBlocksRefused(error) ? undefined : toChannelError(error, 'a post')?.outcome
        const isRefused = outcome === 'gone' || outcome === 'refused'
        if (!isRefused || place.kind === 'direct' || target.asker === undefined) throw error
        return void (await say(target.asker))
      }
    }
    try {
      await this.#parts.calls.postEphemeral(posting, (client) =>
        client.chat.postEphemeral({ channel: slackChannelId, user: onlyFor, ...thread, ...body }),
      )
    } catch (error) {
      const outcome = toChannelError(error, 'a post')?.outcome
      if (outcome === undefined) throw error
      // Commands work also where Prima is no member; then the person's direct messages are left.
      if (place.kind === 'private' && outcome === 'gone') await say(onlyFor)
      else if (place.kind === 'direct' && outcome !== 'retry') await say(slackChannelId)
      else throw error
    }
  }

  /** Files cannot be shown to one person in a channel: they go to that person's direct messages. */
  async #upload(file: ReplyFile & { readonly alternativeText?: string }, target: Target, signal: AbortSignal) {
    const { slackChannelId } = target.place
    const posting = postingOf(target.place, signal)
    const person = target.onlyFor ?? (isPerson(slackChannelId) ? slackChannelId : undefined)
    await this.#parts.calls.post(posting, person ?? slackChannelId, async (client) => {
      const channel_id = person === undefined ? slackChannelId : await directMessageOf(client, person)
      const thread = target.onlyFor === undefined && target.threadTs ? { thread_ts: target.threadTs } : {}
      return client.filesUploadV2({
        channel_id,
        ...thread,
        file: Buffer.from(file.content, 'base64'),
        filename: file.name,
        title: file.name,
        ...(file.alternativeText ? { alt_text: file.alternativeText } : {}),
      } as Parameters<WebClient['filesUploadV2']>[0])
    })
  }
}

function targetOf(reply: Reply, message: Message): Target {
  const place = readConversationId(message.conversationId)
  if (!place) {
    const text = `conversation ${message.conversationId} is not one of Slack`
    throw new ChannelError(text, { channel: slackChannel, outcome: 'refused' })
  }
  const { threadTs, manner } = routeOf(message)
  const isForAsker = reply.audience === 'asker' && (place.kind === 'thread' || isRemark(reply))
  const isPrivate = place.kind === 'private' || isForAsker
  return {
    place,
    threadTs: place.kind === 'thread' ? place.threadTs : threadTs,
    onlyFor: isPrivate && manner !== 'shared' ? message.person.id : undefined,
    manner,
    messageId: message.id,
    asker: message.kind === 'due' || place.kind === 'channel' ? undefined : message.person.id,
  }
}

function postingOf(place: Place, signal: AbortSignal): Posting {
  return { teamId: place.teamId, holder: toConversationId(place), signal }
}

/**
 * A few words in passing, such as thanks for a rating. In a direct message they come as what is shown to one person, to
 * take no answer's place: the channel has one message a second. What people look up again stays in the conversation.
 */
function isRemark({ citations, choices, image, file }: Reply): boolean {
  return [citations, choices, image, file].every((part) => part === undefined)
}

function isFirst(reply: Reply, message: Message): boolean {
  return reply.id === `${message.id}:0`
}

/** Messages can be posted to a person, files only to the direct messages with them. https://docs.slack.dev/reference/objects/user-object */
function isPerson(slackChannelId: string): boolean {
  return /^[UW]/.test(slackChannelId)
}

async function directMessageOf(client: WebClient, userId: string): Promise<string> {
  const { channel } = await client.conversations.open({ users: userId })
  return channel?.id ?? userId
}
