import { describe, expect, test } from 'vitest'
import type { Phrases } from '../../../src/conversation/phrases.ts'
import type { Entry } from '../../../src/knowledge/entry.ts'
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts'
import { renderTogether } from '../../../src/skills/answer/share-bubble.ts'
import { buildPair } from '../../support/entries.ts'
import { buildKnowledgeFolder } from '../../support/knowledge-folder.ts'

const knowledge = loadKnowledge([buildKnowledgeFolder({})])
const phrases: Phrases = { say: (_, key, values = {}) => [key, ...Object.values(values)].join(' ') }

const request = (id: string, parts: Partial<Entry> = {}, certainty: 'high' | 'low' = 'high') => {
  const pair = buildPair(id)
  const entry = { ...pair.id, title: `Soal ${id}`, ...parts }
  return { pair: { id: entry, en: entry }, language: 'id', aspects: ['cost'], certainty, answerId: id } as const
}

describe('two answers in one bubble', () => {
  const nib = request('oss/nib', { answer: 'NIB itu identitas.[^1]', verified: '2026-11-20' })
  const csat = request('cs-analysis/csat', { answer: 'CSAT itu persentase.[^1]', confidence: 'D' }, 'low')
  const together = renderTogether([nib, csat], { knowledge, phrases })

  test('stand each under its title, above the sources of both and the lower sureness', () => {
    expect(together?.reply.text).toBe(
      [
        '**Soal oss/nib**\n\nNIB itu identitas.',
        '**Soal cs-analysis/csat**\n\nCSAT itu persentase.',
        'sources PP 1/2025 Ps. 5\n_as-of 20 Nov 2026 · sure-low_',
      ].join('\n\n'),
    )
  })

  test('offer the evidence and the rest of each', () => {
    expect(together?.reply.choices?.map(({ label }) => label)).toEqual([
      'choice-evidence 1',
      'choice-evidence 2',
      'Soal oss/nib',
      'Soal cs-analysis/csat',
    ])
  })

  test("have what was asked about each, and the verdict on the asker's case instead of the rule", () => {
    const cost = { heading: 'Biaya', kind: 'cost', markdown: 'Gratis.[^1]', line: 1 } as const
    const verdict = { forms: ['warung'], statement: 'Warung perlu NIB.[^1]', line: 1 }
    const both = renderTogether([{ ...nib, cases: [verdict] }, request('oss/lkpm', { sections: [cost] })], {
      knowledge,
      phrases,
    })
    expect(both?.reply.text).toContain('Warung perlu NIB.')
    expect(both?.reply.text).not.toContain('NIB itu identitas.')
    expect(both?.shown).toEqual([[], ['Biaya']])
  })
})
