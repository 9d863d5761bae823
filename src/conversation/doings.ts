import type { Message } from '../domain/message.ts'
import type { Doing } from './skill.ts'

export type ReadDoing = {
  readonly doing: Doing
  /** Nothing else is as likely, so that no other claim is weighed beside it. */
  readonly isSure: boolean
}

/** Where in the talk a message stands: behind a skill that does such things, behind another, or first. */
export type DoingPlace = 'near' | 'elsewhere' | 'first'

/** What a message does; undefined: nothing that is known. */
export type DoingReader = (message: Message, place: DoingPlace) => Promise<ReadDoing | undefined>

/** The likeliest doing of a text, and how likely it is that the text is any, 0 to 1. */
export type DoingModel = {
  any(text: string): { readonly intent: Doing; readonly likelihood: number } | undefined
}

/** How likely a message must be a doing, 0 to 1; chosen on what `bench/doings/train.ts --measure` prints. */
const bounds = {
  /** Of somebody who is at it, or has a team: few of their messages are questions in such words. */
  home: 0.5,
  homeSure: 0.8,
  /** Of anybody else it may be a question about how teams do it. */
  away: 0.85,
  awaySure: 0.97,
  /** Behind something else that was answered. */
  elsewhere: 0.85,
  /** … in few words, of somebody who has a team. */
  elsewhereFew: 0.95,
}
/** One word may be anything. */
const leastWords = 2
/** Behind another skill's answer fewer words lean on that. */
const leastWordsElsewhere = 5
const leastWordsElsewhereOfTeam = 4
/** Who tells more tells a case. */
const mostWords = 40

export type DoingReaderParts = {
  readonly model: DoingModel
  readonly hasTeam: (message: Message) => Promise<boolean>
  /** Whether a text surely wants something else, whatever words it shares with a doing. */
  readonly wantsElse: (text: string) => boolean
}

/** Reads doings by likelihood: less is enough of those who have something to do them with. */
export function createDoingReader({ model, hasTeam, wantsElse }: DoingReaderParts): DoingReader {
  return async (message, place) => {
    const read = await likeliest(message, place)
    return read && !wantsElse(message.text) ? read : undefined
  }

  async function likeliest(message: Message, place: DoingPlace): Promise<ReadDoing | undefined> {
    const { text } = message
    const count = text.trim().split(/\s+/).length
    if (count < leastWords || count > mostWords) return undefined
    const best = model.any(text)
    if (!best || best.likelihood < bounds.home) return lastOf(text)
    // "Kodenya berapa?" behind an answer is asked about that.
    if (place === 'elsewhere' && !(await mayBeElsewhere(message, count, best.likelihood))) return undefined
    const isHome = place === 'near' || (best.likelihood < bounds.awaySure && (await hasTeam(message)))
    if (!isHome && best.likelihood < bounds.away) return undefined
    return { doing: best.intent, isSure: best.likelihood >= (isHome ? bounds.homeSure : bounds.awaySure) }
  }

  async function mayBeElsewhere(message: Message, count: number, likelihood: number): Promise<boolean> {
    if (count >= leastWordsElsewhere) return likelihood >= bounds.elsewhere
    return count >= leastWordsElsewhereOfTeam && likelihood >= bounds.elsewhereFew && (await hasTeam(message))
  }

  /** "Saya drg. Ratna dari Klinik Senyum. Mohon dibuatkan tim …": who introduces themselves says it at the end. */
  function lastOf(text: string): ReadDoing | undefined {
    const sentences = text.split(/(?<=[\p{Ll}\d]{3}[.!?])\s+/u)
    const last = sentences.at(-1) ?? ''
    // "… malu saya. Apa yg harus dilakuin?" asks about what was told before.
    const best = sentences.length > 1 && !last.includes('?') ? model.any(last) : undefined
    return best && best.likelihood >= bounds.awaySure ? { doing: best.intent, isSure: false } : undefined
  }
}
