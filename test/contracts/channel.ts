import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { WorkerOptions } from '../../src/delivery/worker.ts'
import type { Message } from '../../src/domain/message.ts'
import { eventually } from '../support/eventually.ts'
import { answering } from '../support/start-prima.ts'

/** Two conversations on the platform that have nothing to do with each other. */
export type Spot = 'here' | 'there'

/**
 * A platform of our own with the real library and the real adapter on it, and Prima behind (see `startPrima`): of one
 * test alone.
 */
export interface ChannelWorld {
  /** What the mailbox accepted, in order. */
  readonly accepted: readonly Message[]
  /** What Prima said in this conversation as people read it there, without markup; one text for each message. */
  said(spot: Spot): readonly string[]
  /** A person writes to Prima. Resolves when the platform has it; where it is down, delivers it later. */
  say(spot: Spot, text: string): Promise<void>
  /** Whether the adapter says that it is connected. */
  connected(): boolean
  close(): Promise<void>

  /** The platform delivers what was said last once more, as it does when it is not sure that we have it. */
  repeatLast(): Promise<void>
  /** What Prima's own account writes comes back to us as news. */
  echoOwn(spot: Spot, text: string): Promise<void>
  /** Another bot writes where Prima is. */
  sayAsBot(spot: Spot, text: string): Promise<void>
  /** Something arrives of which today's adapter has never heard, and something without its usual parts. */
  sendUnknown(): Promise<void>
  /** The next message of Prima is refused with the platform's "too many, wait one second". */
  limitNext(): void
  /** The platform cannot be reached: connections are cut and refused. */
  goDown(): Promise<void>
  comeBack(): Promise<void>
}

export const channelCases = [
  'answers what it is told, each conversation where it was asked',
  'gives a conversation the same id each time',
  'keeps the order within a conversation',
  'says a long reply in parts, in order and without losing a word',
  'answers the same update once',
  'does not answer itself',
  'does not answer other bots',
  'takes no notice of kinds of updates that it does not know',
  'waits as long as the platform says before it sends again',
  'goes on by itself when the platform is back',
] as const
export type ChannelCase = (typeof channelCases)[number]

export type ChannelHarness = {
  open(respond: WorkerOptions['respond']): Promise<ChannelWorld>
  /** How many UTF-16 units one message may hold there. Undefined: as many as you like. */
  readonly longestText: number | undefined
  /** Cases that have no meaning on this channel, each with the reason. */
  readonly without?: { readonly [name in ChannelCase]?: string }
}

const echo = answering(({ text }) => [{ text }])

/** What every channel does, whatever its platform. */
export function channelContract(name: string, harness: ChannelHarness) {
  const cases: { readonly [behaviour in ChannelCase]: () => Promise<void> } = {
    'answers what it is told, each conversation where it was asked': async () => {
      const world = await open()
      await world.say('here', 'apa itu NIB')
      await world.say('there', 'apa itu KBLI')
      await eventually(() => {
        expect(world.said('here')).toEqual(['apa itu NIB'])
        expect(world.said('there')).toEqual(['apa itu KBLI'])
      })
    },

    'gives a conversation the same id each time': async () => {
      const world = await open()
      for (const text of ['a1', 'a2']) await world.say('here', text)
      await world.say('there', 'b1')
      await eventually(() => expect(world.accepted).toHaveLength(3))
      const [first, second, other] = ['a1', 'a2', 'b1'].map(
        (text) => world.accepted.find((message) => message.text === text)?.conversationId,
      )
      expect(second).toBe(first)
      expect(other).not.toBe(first)
    },

    'keeps the order within a conversation': async () => {
      // The first turns take longest: whoever does not wait for them overtakes.
      const texts = ['satu', 'dua', 'tiga', 'empat']
      const slow = answering(async ({ text }) => {
        await sleep(30 - 6 * texts.indexOf(text))
        return [{ text }]
      })
      const world = await open(slow)
      for (const text of texts) await world.say('here', text)
      await eventually(() => expect(world.said('here')).toEqual(texts))
    },

    'says a long reply in parts, in order and without losing a word': async () => {
      const words = Array.from({ length: 1500 }, (_, index) => `kata${index}`)
      const paragraphs = Array.from({ length: 15 }, (_, index) => words.slice(index * 100, index * 100 + 100).join(' '))
      const world = await open(answering(() => [{ text: paragraphs.join('\n\n') }]))
      await world.say('here', 'panjang')
      const said = await eventually(() => {
        expect(world.said('here').join(' ')).toContain('kata1499')
        return world.said('here')
      })
      expect(said.join(' ').match(/kata\d+/g)).toEqual(words)
      const limit = harness.longestText ?? Number.POSITIVE_INFINITY
      expect(said.filter((text) => text.length > limit)).toEqual([])
    },

    'answers the same update once': async () => {
      const world = await open()
      await world.say('here', 'sekali saja')
      await eventually(() => expect(world.said('here')).toHaveLength(1))
      await world.repeatLast()
      await world.say('here', 'lalu ini')
      await eventually(() => expect(world.said('here')).toEqual(['sekali saja', 'lalu ini']))
    },

    'does not answer itself': async () => {
      const world = await open()
      await world.echoOwn('here', 'kata Prima sendiri')
      await world.say('here', 'kata orang')
      await eventually(() => expect(world.said('here')).toContain('kata orang'))
      expect(world.accepted.map(({ text }) => text)).toEqual(['kata orang'])
    },

    'does not answer other bots': async () => {
      const world = await open()
      await world.sayAsBot('here', 'kata bot lain')
      await world.say('here', 'kata orang')
      await eventually(() => expect(world.said('here')).toContain('kata orang'))
      expect(world.accepted.map(({ text }) => text)).toEqual(['kata orang'])
    },

    'takes no notice of kinds of updates that it does not know': async () => {
      const world = await open()
      await world.sendUnknown()
      await world.say('here', 'masih di sana?')
      await eventually(() => expect(world.said('here')).toEqual(['masih di sana?']))
      expect(world.accepted).toHaveLength(1)
    },

    'waits as long as the platform says before it sends again': async () => {
      const world = await open()
      world.limitNext()
      const before = performance.now()
      await world.say('here', 'sabar')
      await eventually(() => expect(world.said('here')).toEqual(['sabar']))
      expect(performance.now() - before).toBeGreaterThanOrEqual(990)
    },

    'goes on by itself when the platform is back': async () => {
      const world = await open()
      await world.say('here', 'sebelum')
      await eventually(() => expect(world.said('here')).toEqual(['sebelum']))
      await world.goDown()
      await eventually(() => expect(world.connected()).toBe(false))
      await world.comeBack()
      await world.say('here', 'sesudah')
      await eventually(() => expect(world.said('here')).toEqual(['sebelum', 'sesudah']))
      await eventually(() => expect(world.connected()).toBe(true))
    },
  }

  let opened: ChannelWorld[] = []
  async function open(respond: WorkerOptions['respond'] = echo): Promise<ChannelWorld> {
    const world = await harness.open(respond)
    opened.push(world)
    return world
  }

  describe(`${name}: channel`, () => {
    beforeEach(() => {
      opened = []
    })
    afterEach(async () => {
      for (const world of opened) await world.close()
    })

    for (const behaviour of channelCases) {
      if (harness.without?.[behaviour] === undefined) it(behaviour, cases[behaviour])
    }
  })
}
