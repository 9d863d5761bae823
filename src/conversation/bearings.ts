import type { About, Message } from '../domain/message.ts'
import type { PersonState, ThreadTopic } from '../domain/session.ts'

/** Whoever goes back further than that says what it is about. */
const mostThreads = 20

/**
 * The person's state in the light of what the message refers to: the topic of its thread, or of the answer that it
 * replies to, instead of what was spoken of last. What was offered last is not offered there: "bukti" is of that answer.
 */
export function inLightOf(about: About | undefined, state: PersonState): PersonState {
  const { threads = [] } = state
  const thread = threads.find((one) => one.thread === about?.thread)
  if (thread) return thread === threads[0] ? state : withTopic(state, thread)
  // A thread that is new here goes on from what was said last, unless it is known what stands in it.
  const isTap = about?.under !== undefined
  return about?.entryId === undefined || isTap ? state : withTopic(state, { topic: about.entryId })
}

/** The threads after a turn in one of them. */
export function noteThread(about: About | undefined, state: PersonState): PersonState {
  const { threads = [], lastSkill, topic } = state
  if (about?.thread === undefined) return state
  const { thread } = about
  const noted: ThreadTopic = { thread, ...(lastSkill ? { lastSkill } : {}), ...(topic ? { topic } : {}) }
  return { ...state, threads: [noted, ...threads.filter((one) => one.thread !== thread)].slice(0, mostThreads) }
}

function withTopic(state: PersonState, { lastSkill, topic }: Omit<ThreadTopic, 'thread'>): PersonState {
  const { lastSkill: _, topic: __, ...rest } = state
  return { ...rest, choices: [], ...(lastSkill ? { lastSkill } : {}), ...(topic ? { topic } : {}) }
}

/**
 * Under another person's question, "@Prima tolong dijawab" or her name alone means that question: the message with its
 * words. `pointsOnly` tells a text that says no more than that.
 */
export function asPointedAt(message: Message, pointsOnly: (text: string) => boolean): Message {
  const { about, kind, text, attachments } = message
  if (kind !== 'said' || about?.text === undefined || attachments.length > 0 || !pointsOnly(text)) return message
  const { text: asked, ...rest } = about
  return { ...message, text: asked, about: rest }
}
