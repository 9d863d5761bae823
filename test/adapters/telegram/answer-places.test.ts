import { describe, expect, test } from 'vitest'
import { AnswerPlaces } from '../../../adapters/telegram/answer-places.ts'
import { ChannelError } from '../../../src/domain/errors.ts'
import type { SendBudget } from '../../../src/ports/send-budget.ts'
import { TestClock } from '../../support/test-clock.ts'

const chatId = -1_005_678
const never = new AbortController().signal

/** Twenty a minute, as Telegram's groups have it, on a clock that stands still. */
function twentyAMinute(clock: TestClock): SendBudget & { readonly asked: () => number } {
  const places: number[] = []
  let notBeforeMs = 0
  return {
    asked: () => places.length,
    async reserve() {
      const earliest = places.length < 20 ? 0 : (places.at(-20) ?? 0) + 60_000
      const atMs = Math.max(clock.now(), notBeforeMs, earliest)
      places.push(atMs)
      return { waitMs: atMs - clock.now() }
    },
    async penalise(_, retryAfterMs) {
      notBeforeMs = clock.now() + retryAfterMs
    },
  }
}

/** After how long the topic may come again; 0: it may send. */
async function tryOnce(places: AnswerPlaces, topicId: number): Promise<number> {
  try {
    await places.wait({ chatId, topicId }, never)
    return 0
  } catch (error) {
    if (error instanceof ChannelError && error.retryAfterMs !== undefined) return error.retryAfterMs
    throw error
  }
}

describe('places for answers', () => {
  test('are kept for who has to come again, so that fifty topics of one forum are through in three rounds', async () => {
    const clock = new TestClock()
    const budget = twentyAMinute(clock)
    const places = new AnswerPlaces(budget, () => clock.now())
    let waiting = Array.from({ length: 50 }, (_, index) => ({ topicId: index + 1, dueMs: clock.now() }))
    const rounds: number[] = []
    while (waiting.length > 0 && rounds.length < 10) {
      const next: typeof waiting = []
      let sent = 0
      for (const { topicId, dueMs } of waiting) {
        const retryAfterMs = dueMs > clock.now() ? dueMs - clock.now() : await tryOnce(places, topicId)
        if (retryAfterMs === 0) sent++
        else next.push({ topicId, dueMs: clock.now() + retryAfterMs })
      }
      rounds.push(sent)
      waiting = next
      clock.advance(60_000)
    }
    expect(rounds).toEqual([20, 20, 10])
    expect(budget.asked()).toBe(50)
  })

  test('tell how long is left to who comes too early', async () => {
    const clock = new TestClock()
    const budget = twentyAMinute(clock)
    await budget.penalise('', 60_000)
    const places = new AnswerPlaces(budget, () => clock.now())
    expect(await tryOnce(places, 1)).toBe(60_000)
    clock.advance(20_000)
    expect(await tryOnce(places, 1)).toBe(40_000)
    expect(budget.asked()).toBe(1)
  })

  test('are given up when Telegram says to wait, and when nobody came', async () => {
    const clock = new TestClock()
    const budget = twentyAMinute(clock)
    const places = new AnswerPlaces(budget, () => clock.now())
    await budget.penalise('', 30_000)
    expect(await tryOnce(places, 1)).toBe(30_000)
    await places.penalise(chatId, 90_000)
    expect(await tryOnce(places, 1)).toBe(90_000)
    clock.advance(100_000)
    expect(await tryOnce(places, 1)).toBe(0)
    expect(budget.asked()).toBe(3)
  })
})
