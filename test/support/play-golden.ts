import { expect } from 'vitest'
import type { WorkerOptions } from '../../src/delivery/worker.ts'
import type { Turn } from '../../src/domain/turn.ts'
import type { Store } from '../../src/ports/store.ts'
import { eventually } from './eventually.ts'
import type { GoldenTurn } from './golden.ts'
import { primaWhoReads } from './knowledge.ts'

/** A message as a person sees it on a channel: its words with the addresses of its links, and what can be used under it. */
export type SeenMessage = { readonly words: string; readonly labels: readonly string[] }

/** So much of a label is seen on every channel, in characters. */
const shortest = 15

/** One person's conversation with Prima on a channel. */
export type Stage = {
  write(text: string): unknown
  /** Uses what is called so under the last message. */
  use(label: string): unknown
  seen(): readonly SeenMessage[]
}

/**
 * Prima as she ships, and the turns that she has made, in order. She is asked for before the world that she speaks in is
 * opened; `world` gives its store, where what her turns tell is kept.
 */
export function primaOnStage(world: () => { readonly prima: { readonly store: Store } }) {
  const events = () => world().prima.store.events
  const { conversation, phrases } = primaWhoReads({
    read: (...range) => events().read(...range),
    readFrom: (...range) => events().readFrom(...range),
    streams: (prefix) => events().streams(prefix),
  })
  const turns: Turn[] = []
  const respond: WorkerOptions['respond'] = async (message, session) => {
    const turn = await conversation.respond(message, session)
    turns.push(turn)
    return turn
  }
  return { phrases, turns, respond }
}

/**
 * Plays a golden conversation on a channel, where every word and every choice of each reply must be seen, and checks
 * what can be seen of its promises; the rest is about what is kept, which golden.test.ts checks.
 */
export async function playGolden(steps: readonly GoldenTurn[], stage: Stage, turns: readonly Turn[]): Promise<void> {
  for (const step of steps) {
    const before = stage.seen().length
    const turnsBefore = turns.length
    if (step.kind === 'user') await stage.write(step.text)
    else await stage.use(labelToPick(stage.seen(), step.text))
    const seen = await eventually(() => {
      const said = stage.seen().slice(before)
      const all = turns[turnsBefore]?.replies ?? []
      expect(all.length).toBeGreaterThan(0)
      // What a sign says is not said in words as well.
      const replies = all.filter(({ sign }) => sign === undefined)
      if (replies.length === 0) return undefined
      const [words, labels] = [wordsOf(said), labelsOf(said)]
      for (const { text, choices = [] } of replies) {
        const toRead = text.match(/[\p{L}\d]{4,}/gu) ?? []
        expect(toRead.filter((word) => !words.includes(word.toLowerCase()))).toEqual([])
        const toUse = choices.map(({ label }) => label.slice(0, shortest))
        expect(toUse.filter((begin) => !labels.some((label) => label.includes(begin)))).toEqual([])
      }
      return said
    })
    if (seen) verify(step, seen)
  }
}

/** A number picks by place, as people do it in words. */
function labelToPick(seen: readonly SeenMessage[], text: string): string {
  const last = seen.at(-1)
  if (!last) throw new Error('nothing was said that could be picked')
  const label = /^\d+$/.test(text) ? last.labels[Number(text) - 1] : last.labels.find((one) => isLabelOf(text, one))
  return label ?? text
}

function verify({ checks, text }: GoldenTurn, seen: readonly SeenMessage[]): void {
  for (const { kind, expected, line } of checks) {
    const where = `line ${line}, after "${text}"`
    if (kind === 'bot contains') expect(wordsOf(seen), where).toContain(flat(expected))
    if (kind === 'bot lacks') expect(wordsOf(seen), where).not.toContain(flat(expected))
    if (kind === 'offers')
      expect(labelsOf(seen), where).toContainEqual(expect.stringContaining(expected.slice(0, shortest)))
  }
}

function wordsOf(messages: readonly SeenMessage[]): string {
  return flat(messages.map(({ words }) => words).join(' '))
}

function labelsOf(messages: readonly SeenMessage[]): readonly string[] {
  return messages.flatMap(({ labels }) => labels)
}

function flat(text: string): string {
  return text.replace(/[*_]/g, '').replace(/\s+/g, ' ').toLowerCase()
}

function isLabelOf(whole: string, shown: string): boolean {
  return shown === whole || (shown.endsWith('…') && whole.startsWith(shown.slice(0, -1)))
}
