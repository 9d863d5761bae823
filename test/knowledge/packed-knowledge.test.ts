import { describe, expect, test } from 'vitest'
import { loadKnowledge } from '../../src/knowledge/load-knowledge.ts'
import { headsOf, joinKnowledge, textsOf } from '../../src/knowledge/packed-knowledge.ts'

const whole = loadKnowledge(['knowledge'])

describe('knowledge in two parts', () => {
  const heads = headsOf(whole)
  const texts = textsOf(whole)

  test('is the same put together again', () => {
    const joined = joinKnowledge(heads, texts)
    expect([...joined.entries.keys()]).toEqual([...whole.entries.keys()])
    expect(joined).toEqual(whole)
  })

  test('has nothing of what entries say in the part that is read at once', () => {
    const answer = whole.entries.get('oss/nib')?.id.answer ?? ''
    expect(answer.length).toBeGreaterThan(50)
    expect(JSON.stringify(heads)).not.toContain(answer.slice(0, 50))
  })

  test('gives the same text each time it is asked for', () => {
    const entry = joinKnowledge(heads, texts).entries.get('oss/nib')?.id
    expect(entry?.sections).toBe(entry?.sections)
  })
})
