import { describe, expect, test } from 'vitest'
import { createArbiter } from '../../src/conversation/arbiter.ts'
import type { AskingKind } from '../../src/conversation/asking.ts'
import type { Need } from '../../src/conversation/needs.ts'
import type { Routed } from '../../src/conversation/route.ts'
import type { Strength } from '../../src/conversation/skill.ts'

/** A claim of a skill that has the name of what it serves. */
function claimOf(serves: Need, { strength = 'owns', sureness = 0 }: { strength?: Strength; sureness?: number } = {}) {
  const claim = { strength, serves, sureness: () => sureness, respond: () => ({ replies: [] }) }
  return { skill: { name: serves, claim: () => claim }, claim } satisfies Routed
}

/** Which claims hold on a message that asks for these kinds of things. */
function held(
  asks: readonly AskingKind[],
  claims: readonly Routed[],
  text = '',
  lastSkill?: string,
): readonly string[] {
  return createArbiter(() => new Set(asks))(claims, { text, lastSkill }).map(({ skill }) => skill.name)
}

const sure = claimOf('knowledge', { strength: 'rest', sureness: 0.9 })
const surest = claimOf('knowledge', { strength: 'rest', sureness: 0.99 })
const unsure = claimOf('knowledge', { strength: 'rest', sureness: 0.1 })

describe('a draft', () => {
  test('stands where a text is asked for, however sure an entry is', () => {
    expect(held(['writing', 'conduct'], [claimOf('text'), sure])).toEqual(['text', 'knowledge'])
  })

  test('is doubted where a way of dealing with people is asked for and an entry answers', () => {
    expect(held(['conduct'], [claimOf('text'), sure])).toEqual(['knowledge'])
    expect(held(['conduct'], [claimOf('text'), unsure])).toEqual(['text', 'knowledge'])
  })

  test('of which nothing is known gives way to what is, where much was told', () => {
    const told = Array(20).fill('kata').join(' ')
    expect(held(['writing'], [claimOf('frame'), sure], told)).toEqual(['knowledge'])
    expect(held(['writing'], [claimOf('frame'), sure], 'bikinin pengumuman libur dong')).toContain('frame')
    expect(held(['writing'], [claimOf('frame'), claimOf('knowledge')], told)).toContain('frame')
  })

  test('is not changed by a question whether something is fair', () => {
    expect(held(['judgement'], [claimOf('text'), sure], '', 'text')).toEqual(['knowledge'])
    expect(held([], [claimOf('text'), sure], '', 'text')).toEqual(['text', 'knowledge'])
  })
})

describe('a figure', () => {
  test('is not computed again where the message turns to something else', () => {
    expect(held(['turning'], [claimOf('figure'), unsure], 'beda topik nih', 'figure')).toEqual(['knowledge'])
    expect(held(['turning'], [claimOf('figure'), unsure], 'satu lagi, 82 dari 120?', 'figure')).toContain('figure')
  })

  test('stands beside a judgement that figures are given for', () => {
    expect(held(['judgement'], [claimOf('figure'), sure], 'mending 82 dari 120 apa 90 dari 140')).toContain('figure')
  })
})

test('a guide begins where somebody asks to be led, or names it', () => {
  expect(held(['leading'], [claimOf('path'), sure], 'tolong pandu saya daftar NIB ya')).toContain('path')
  expect(held([], [claimOf('path'), sure], 'lkpm pertama')).toContain('path')
  expect(held([], [claimOf('path'), sure], 'halaman panduan buat staf isinya apa')).toEqual(['knowledge'])
})

test('what a customer wrote is answered with words, though people ask for an entry so', () => {
  expect(held(['words'], [claimOf('text'), surest], 'ada yang komen "porsinya makin dikit", balas apa')).toContain(
    'text',
  )
  expect(held(['words'], [claimOf('text'), surest], 'kalau ada yang komen gitu balas apa')).toEqual(['knowledge'])
})

test('where nobody else may answer nothing is doubted', () => {
  expect(held(['conduct'], [claimOf('text')])).toEqual(['text'])
})
