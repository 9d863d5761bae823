import { describe, expect, test } from 'vitest'
import type { Event } from '../../src/domain/event.ts'
import type { Session } from '../../src/domain/session.ts'
import type { Turn } from '../../src/domain/turn.ts'
import { readGaps } from '../../src/questions/gap-log.ts'
import { buildMessage, pickOf } from '../support/builders.ts'
import { primaAsShipped } from '../support/knowledge.ts'

/** A person who talks with Prima and leaves events behind. */
function createPerson(id: string) {
  const { conversation } = primaAsShipped()
  const events: Event[] = []
  let session: Session | undefined
  const say = async (text: string, choice?: string): Promise<Turn> => {
    const message = buildMessage({ text, person: { channel: 'test', id }, ...(choice ? { pick: pickOf(choice) } : {}) })
    const turn = await conversation.respond(message, session)
    session = turn.session
    events.push(...turn.events)
    return turn
  }
  return { say, events }
}

describe('the gap log', () => {
  test('counts what was asked and not answered, however it was written, and says what it was about instead', async () => {
    const { say, events } = createPerson('p1')
    await say('cara perpanjang paspor')
    await say('Cara perpanjang paspor???')
    await say('blorp zzyzx fnord')
    const { gaps } = readGaps(events)
    expect(gaps).toMatchObject([
      { question: 'Cara perpanjang paspor???', times: 2, referral: 'paspor-dan-visa', nearest: [] },
      { question: 'blorp zzyzx fnord', times: 1 },
    ])
  })

  test('keeps nobody’s phone number', async () => {
    const { say, events } = createPerson('p1')
    await say('gimana cara menjinakkan zebra 0812-3456-7890')
    expect(readGaps(events).gaps[0]?.question).toBe('gimana cara menjinakkan zebra [telepon]')
  })

  test('shows the entry that was not helpful with the question that was asked', async () => {
    const { say, events } = createPerson('p1')
    const answerId = (await say('apa itu NIB?')).replies[0]?.answerId
    await say('', `down:${answerId}`)
    expect(readGaps(events).badlyRated).toEqual([
      { entryId: 'oss/nib', helpful: 0, notHelpful: 1, questions: ['apa itu NIB?'], reasons: {}, words: [] },
    ])
  })

  test('counts the last rating of each person', async () => {
    const { say, events } = createPerson('p1')
    const answerId = (await say('apa itu NIB?')).replies[0]?.answerId
    await say('', `down:${answerId}`)
    await say('', `up:${answerId}`)
    expect(readGaps(events).badlyRated).toEqual([])

    const other = createPerson('p2')
    await other.say('', `down:${answerId}`)
    expect(readGaps([...events, ...other.events]).badlyRated).toEqual([
      { entryId: 'oss/nib', helpful: 1, notHelpful: 1, questions: [], reasons: {}, words: [] },
    ])
  })

  test('says what was wrong with it, by a tap and in words, and a question is no reason', async () => {
    const { say, events } = createPerson('p1')
    const answerId = (await say('apa itu NIB?')).replies[0]?.answerId
    const asked = await say('', `down:${answerId}`)
    expect(asked.replies[0]?.choices?.map(({ label }) => label)).toEqual([
      'Salah',
      'Tidak menjawab',
      'Kepanjangan',
      'Sulit dipahami',
    ])
    expect((await say('kepanjangan')).replies[0]?.text).toContain('saya catat')
    await say('', `down:${answerId}`)
    await say('contoh suratnya ga ada, hubungi 0812-3456-7890')
    await say('', `down:${answerId}`)
    expect((await say('apa itu LKPM?')).replies[0]?.answerId).toBeDefined()
    expect((await say('makasih')).replies[0]?.text).toContain('Sama-sama')
    expect(readGaps(events).badlyRated).toMatchObject([
      { reasons: { long: 1 }, words: ['contoh suratnya ga ada, hubungi [telepon]'] },
    ])
  })

  test('passes over events that it does not know', () => {
    const event: Event = { id: '1', stream: 'questions', kind: 'unanswered', atMs: 0, data: { text: 'an older form' } }
    expect(readGaps([event])).toEqual({ gaps: [], badlyRated: [] })
  })
})
