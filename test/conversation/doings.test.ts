import { describe, expect, test } from 'vitest'
import { createDoingReader, type DoingPlace } from '../../src/conversation/doings.ts'
import { buildMessage } from '../support/builders.ts'

/** Reads messages that are a doing as likely as the number in them says. */
function readerWith(hasTeam: boolean) {
  const model = {
    any: (text: string) => ({ intent: 'progress', likelihood: Number(/\d+/.exec(text)?.[0] ?? 0) / 100 }),
  }
  const read = createDoingReader({ model, hasTeam: async () => hasTeam, wantsElse: () => false })
  return (text: string, place: DoingPlace = 'first') => read(buildMessage({ text }), place)
}

describe('what a message does', () => {
  test('is believed sooner of somebody who has a team, or is at it', async () => {
    expect(await readerWith(false)('likely by 60')).toBeUndefined()
    expect(await readerWith(true)('likely by 60')).toEqual({ doing: 'progress', isSure: false })
    expect(await readerWith(false)('likely by 60', 'near')).toEqual({ doing: 'progress', isSure: false })
    expect(await readerWith(true)('likely by 40')).toBeUndefined()
  })

  test('is sure where nothing else is near as likely', async () => {
    expect(await readerWith(false)('likely by 90')).toEqual({ doing: 'progress', isSure: false })
    expect(await readerWith(false)('likely by 99')).toEqual({ doing: 'progress', isSure: true })
    expect(await readerWith(true)('likely by 85')).toEqual({ doing: 'progress', isSure: true })
  })

  test('is believed in few words behind an answer only of somebody with a team, and where it is very likely', async () => {
    const few = 'likely by 96 now'
    expect(await readerWith(false)(few, 'elsewhere')).toBeUndefined()
    expect(await readerWith(true)(few, 'elsewhere')).toEqual({ doing: 'progress', isSure: true })
    expect(await readerWith(true)('likely by 90 now', 'elsewhere')).toBeUndefined()
  })

  test('is read of the last sentence of who introduces themselves, but not where that asks about their case', async () => {
    const read = readerWith(false)
    expect(await read('Saya Dewi, 10 tahun di klinik. Mohon dibuatkan, likely 99.')).toEqual({
      doing: 'progress',
      isSure: false,
    })
    expect(await read('Staf saya 10 kali teriak kemarin. Apa yang likely 99?')).toBeUndefined()
  })

  test('is not looked for in a long story', async () => {
    expect(await readerWith(true)(`likely by 99 ${'and so on '.repeat(20)}`)).toBeUndefined()
  })
})
