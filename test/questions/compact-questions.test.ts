import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EventLog } from '../../src/ports/event-log.ts'
import { compactQuestions, countStream } from '../../src/questions/compact-questions.ts'
import { readGaps } from '../../src/questions/gap-log.ts'
import { readQuestions } from '../../src/questions/question-streams.ts'
import { buildEvent } from '../support/builders.ts'
import { createSqlitePlace } from '../support/sqlite-place.ts'

const msPerDay = 24 * 60 * 60 * 1000
const start = Date.UTC(2027, 0, 1, 12)

describe('days of the gap log', () => {
  let place: Awaited<ReturnType<typeof createSqlitePlace>>
  let events: EventLog
  beforeEach(async () => {
    place = await createSqlitePlace()
    events = (await place.open()).events
  })
  afterEach(() => place.remove())

  /** On this day after the start. */
  const on = (days: number, kind: string, data: object) => {
    const atMs = start + days * msPerDay
    const stream = `questions:${new Date(atMs).toISOString().slice(0, 10)}`
    return buildEvent({ stream, kind, atMs, data: { ...data } })
  }
  const answered = (days: number, answerId: string, entryId = 'oss/nib') => on(days, 'answered', { answerId, entryId })
  const rated = (days: number, answerId: string, helpful: boolean, rater = 'r') =>
    on(days, 'rated', { answerId, helpful, rater, ...(helpful ? {} : { question: 'apa itu nib' }) })
  const unanswered = (days: number) =>
    on(days, 'unanswered', { question: 'zebra terbang', language: 'id', nearest: [] })
  const compactAfter = (days: number) =>
    compactQuestions(events, {
      nowMs: start + days * msPerDay,
      answersDays: 7,
      questionsDays: 90,
      rename: (id) => `renamed-${id}`,
    })
  const kinds = async () => (await readQuestions(events)).map(({ kind }) => kind)
  const counts = async () => (await events.read(countStream)).map(({ id, data }) => [id, data])

  test('stay as they are for a week, then answers that nobody rated become a count', async () => {
    const day = [answered(0, 'a'), answered(0, 'b'), answered(0, 'c', 'pse/sanksi'), unanswered(0)]
    await events.append([...day, rated(3, 'b', false)])
    await compactAfter(7)
    expect(await kinds()).toHaveLength(5)
    for (const again of [9, 9, 10]) await compactAfter(again)
    expect(await kinds()).toEqual(['answered', 'unanswered', 'rated'])
    const count = { day: '2027-01-01', answered: { 'oss/nib': 2, 'pse/sanksi': 1 }, unanswered: 1 }
    expect(await counts()).toEqual([['2027-01-01:answers-counted', count]])
    // A rating still finds the entry that it is of.
    expect(readGaps(await readQuestions(events)).badlyRated).toMatchObject([{ entryId: 'oss/nib', notHelpful: 1 }])
  })

  test('go altogether after three months, and leave how entries were rated', async () => {
    await events.append([
      answered(0, 'a'),
      rated(0, 'a', true),
      rated(0, 'a', false, 's'),
      unanswered(0),
      unanswered(60),
    ])
    await compactAfter(92)
    expect(await kinds()).toEqual(['unanswered'])
    expect(await counts()).toEqual([
      ['2027-01-01:ratings-counted', { day: '2027-01-01', ratings: { 'oss/nib': [1, 1] } }],
    ])
  })

  test('of before there was a stream a day come into those, under ids that lead to no message', async () => {
    const old = { ...unanswered(0), stream: 'questions', id: 'telegram:501:3:0' }
    await events.append([old])
    for (const days of [1, 1]) await compactAfter(days)
    expect(await readQuestions(events)).toEqual([
      { ...old, id: 'renamed-telegram:501:3:0', stream: 'questions:2027-01-01' },
    ])
  })
})
