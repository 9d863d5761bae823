import { describe, expect, test } from 'vitest'
import { readDevelopmentQuestions } from '../../bench/answers/questions.ts'
import { decide } from '../../src/skills/answer/decide.ts'
import { primaAsShipped } from '../support/knowledge.ts'

describe('ways of asking', () => {
  test('nearly every one is answered from its own entry', () => {
    const { knowledge, findEntries } = primaAsShipped()
    const asked = [...knowledge.entries.values()].flatMap((pair) =>
      [pair.id, pair.en].flatMap(({ questions }) => questions.map((question) => ({ pair, question }))),
    )
    // One in twenty is enough to see a change for the worse.
    const sample = asked.filter((_, index) => index % 20 === 0)
    const right = sample.filter(({ pair, question }) => {
      const decision = decide(findEntries(question))
      return decision.kind === 'answer' && decision.candidate.pair === pair
    })
    expect(sample.length).toBeGreaterThan(800)
    expect(right.length / sample.length).toBeGreaterThan(0.98)
  })

  test('every entry has a development question, and none of those is one of its ways of asking', () => {
    const { knowledge } = primaAsShipped()
    const questions = readDevelopmentQuestions()
    const covered = new Set(questions.flatMap(({ entry, also }) => [entry, ...also]))
    expect([...knowledge.entries.keys()].filter((id) => !covered.has(id))).toEqual([])

    const plain = (text: string) => (text.toLowerCase().match(/[\p{Letter}\p{Number}]+/gu) ?? []).join(' ')
    const known = new Set(
      [...knowledge.entries.values()].flatMap(({ id, en }) => [...id.questions, ...en.questions].map(plain)),
    )
    expect(questions.filter(({ question }) => known.has(plain(question))).map(({ question }) => question)).toEqual([])
  })
})
