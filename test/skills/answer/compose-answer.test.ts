import { describe, expect, test } from 'vitest'
import type { Phrases } from '../../../src/conversation/phrases.ts'
import type { Entry, Section } from '../../../src/knowledge/entry.ts'
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts'
import { type AnswerRequest, composeAnswer } from '../../../src/skills/answer/compose-answer.ts'
import { pickOf } from '../../support/builders.ts'
import { buildPair } from '../../support/entries.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { buildKnowledgeFolder } from '../../support/knowledge-folder.ts'

const knowledge = loadKnowledge([buildKnowledgeFolder({})])
const phrases: Phrases = { say: (_, key, values = {}) => [key, ...Object.values(values)].join(' ') }

const section = (kind: NonNullable<Section['kind']>, length: number): Section => ({
  heading: kind,
  kind,
  markdown: `${kind[0]}`.repeat(length),
  line: 1,
})

function compose(parts: Partial<Entry> = {}, request: Partial<AnswerRequest> = {}) {
  const { id, en } = buildPair('oss/nib')
  const pair = { id: { ...id, ...parts }, en: { ...en, ...parts } }
  return composeAnswer(
    { pair, language: 'id', aspects: [], certainty: 'high', answerId: 'a1', ...request },
    { knowledge, phrases },
  )
}

/** What stands in a reply besides the answer, the sources and the footer. */
const headings = ({ text }: { text: string }) => [...text.matchAll(/^\*\*(.+)\*\*$/gm)].map(([, heading]) => heading)

describe('composing an answer', () => {
  test('says the answer without its marks, its sources, as of when it holds and how sure it is', () => {
    expect(compose()).toEqual({
      text: 'Begitu.\n\nsources\n- PP 1/2025, Pasal 5\n\n_as-of 24 November 2026 · sure-high · information-only_',
      citations: [{ entryId: 'oss/nib', source: 'PP 1/2025', article: 'Pasal 5' }],
      answerId: 'a1',
      choices: [{ pick: pickOf('evidence:oss/nib'), label: 'choice-evidence', aside: true }],
    })
  })

  test('shows details as far as a phone shows them, and offers the rest', () => {
    const reply = compose({ sections: [section('steps', 400), section('cost', 400), section('time', 200)] })
    expect(headings(reply)).toEqual(['steps', 'time'])
    expect(reply.choices?.map(({ pick }) => pick.act)).toEqual(['evidence', 'more'])
  })

  test('shows what is asked for, however long, in the order of the entry', () => {
    const sections = [section('steps', 300), section('cost', 600), section('time', 300)]
    expect(headings(compose({ sections }, { aspects: ['cost'] }))).toEqual(['cost'])
    const short = [section('steps', 100), section('cost', 400)]
    expect(headings(compose({ sections: short }, { aspects: ['cost'] }))).toEqual(['steps', 'cost'])
    expect(headings(compose({ sections }, { whole: true }))).toEqual(['steps', 'cost', 'time'])
    expect(compose({ sections }, { whole: true }).choices?.map(({ pick }) => pick.act)).toEqual(['evidence'])
  })

  test('cites what stands behind the sections that are shown, and nothing else', () => {
    const footnotes = new Map([
      ['1', [{ id: 'pp-1-2025', article: 'Pasal 5' }]],
      ['2', [{ id: 'prima' }]],
    ])
    const advice = { ...section('caution', 10), markdown: 'Hati-hati.[^2]' }
    const citedWith = (sections: Section[]) => compose({ footnotes, sections }).citations?.map(({ source }) => source)
    expect(citedWith([advice])).toEqual(['PP 1/2025', 'Saran Prima'])
    expect(citedWith([{ ...advice, markdown: `${'x'.repeat(800)}[^2]` }])).toEqual(['PP 1/2025'])
  })

  test.each([
    ['C', 'sure-medium · single-source · information-only'],
    ['D', 'sure-high · advice · information-only'],
  ] as const)('warns of an entry marked %s', (confidence, warning) => {
    expect(compose({ confidence }).text).toContain(`· ${warning}_`)
  })

  test('says that it is no legal advice only where it rests on a rule', () => {
    const footnotes = new Map([['1', [{ id: 'prima' }]]])
    expect(compose({ footnotes, confidence: 'D' }).text).toMatch(/sure-high · advice_$/)
  })

  test('offers what may have been meant instead by its title', () => {
    const runnersUp = [buildPair('oss/kbli', { title: 'Memilih KBLI' })]
    expect(compose({}, { runnersUp }).choices?.at(-1)).toEqual({ pick: pickOf('ask:oss/kbli'), label: 'Memilih KBLI' })
  })

  test('every answer that ships names a source, in both languages', () => {
    const shipped = primaAsShipped()
    const without = [...shipped.knowledge.entries.values()].flatMap((pair) =>
      (['id', 'en'] as const).flatMap((language) => {
        const answer = composeAnswer({ pair, language, aspects: [], certainty: 'high', answerId: 'a1' }, shipped)
        return answer.citations?.length ? [] : [`${pair.id.id} ${language}`]
      }),
    )
    expect(without).toEqual([])
  })
})
