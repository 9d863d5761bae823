import { describe, expect, test } from 'vitest'
import type { Phrases } from '../../../src/conversation/phrases.ts'
import type { Entry, Section } from '../../../src/knowledge/entry.ts'
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts'
import { withoutMarks } from '../../../src/knowledge/plain-text.ts'
import { wordCount } from '../../../src/skills/answer/choose-parts.ts'
import { type AnswerRequest, groundAnswer } from '../../../src/skills/answer/grounded-answer.ts'
import { renderAnswer } from '../../../src/skills/answer/render-answer.ts'
import { pickOf } from '../../support/builders.ts'
import { buildPair } from '../../support/entries.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { buildKnowledgeFolder } from '../../support/knowledge-folder.ts'

const knowledge = loadKnowledge([buildKnowledgeFolder({})])
const phrases: Phrases = { say: (_, key, values = {}) => [key, ...Object.values(values)].join(' ') }

const words = (count: number, word = 'kata') => Array(count).fill(word).join(' ')
const section = (kind: NonNullable<Section['kind']>, markdown: string): Section => ({
  heading: kind,
  kind,
  markdown,
  line: 1,
})

function compose(parts: Partial<Entry> = {}, request: Partial<AnswerRequest> = {}) {
  const { id, en } = buildPair('oss/nib')
  const pair = { id: { ...id, ...parts }, en: { ...en, ...parts } }
  const asked = { pair, language: 'id', aspects: [], certainty: 'high', answerId: 'a1', ...request } as const
  return renderAnswer(groundAnswer(asked, knowledge), phrases)
}

/** What stands in a reply besides the answer, the sources and the status. */
const headings = ({ text }: { text: string }) => [...text.matchAll(/^\*\*(.+)\*\*$/gm)].map(([, heading]) => heading)
const acts = (reply: ReturnType<typeof compose>) => reply.choices?.map(({ pick }) => pick.act)

describe('an answer', () => {
  test('the gist of what may have been meant instead stands below it, with a button', () => {
    const pair = buildPair('oss/kbli')
    const other = { ...pair, id: { ...pair.id, answer: 'Kode usaha lima angka.[^1]' } }
    const { text, choices = [] } = compose({}, { otherReading: { pair: other, cases: [], details: [] } })
    expect(text).toContain(`other-reading ${other.id.title} ${withoutMarks(other.id.answer)}`)
    expect(choices.map(({ label }) => label)).toContain(other.id.title)
    expect(compose().text).not.toContain('other-reading')
    // What says the same says nothing new.
    expect(compose({}, { otherReading: { pair, cases: [], details: [] } }).text).not.toContain('other-reading')
  })

  test('of which the verdict on the case comes first', () => {
    const statement = 'Koperasi juga.[^1]'
    const cases = [{ forms: ['koperasi'], statement, line: 1 }]
    const { text } = compose({}, { otherReading: { pair: buildPair('oss/kbli'), cases, details: [] } })
    expect(text).toContain('Koperasi juga.')
  })

  test('is what is stated, one line of sources, and one line of how far it can be trusted', () => {
    expect(compose()).toEqual({
      text: 'Begitu.\n\nsources PP 1/2025 Ps. 5\n_as-of 24 Nov 2026 · sure-high_',
      citations: [{ entryId: 'oss/nib', source: 'PP 1/2025', short: 'PP 1/2025', article: 'Pasal 5' }],
      answerId: 'a1',
      choices: [{ pick: pickOf('evidence:oss/nib'), label: 'choice-evidence', aside: true }],
    })
  })

  test('shows as much as a phone shows at once, and offers the rest', () => {
    const sections = [section('steps', words(60)), section('cost', words(60)), section('time', words(60))]
    const reply = compose({ sections })
    expect(headings(reply)).toEqual(['steps'])
    expect(acts(reply)).toEqual(['evidence', 'more'])
  })

  test("begins with the verdict on the asker's case, then the rule behind it, and nothing that was not asked", () => {
    const sections = [section('steps', words(20)), section('cost', 'Gratis.[^1]')]
    const cases = [{ forms: ['klinik'], statement: 'Klinik memakai sistem itu.[^1]', line: 1 }]
    const { text } = compose({ answer: 'Wajib semua.[^1] Kecuali satu.[^1]', sections, cases }, { cases })
    expect(text).toMatch(/^Klinik memakai sistem itu\.\n\nWajib semua\.\n\nsources/)
    expect(compose({ sections, cases }, { cases, aspects: ['cost'] }).text).toContain('Gratis.')
  })

  test('says no rule that the verdict has said, and no second verdict that is the first', () => {
    const verdict = (form: string) => ({
      forms: [form],
      statement: `Pemilik ${form} wajib mendaftar sistemnya.[^1]`,
      line: 1,
    })
    const cases = [verdict('klinik'), verdict('apotek')]
    const { text } = compose({ answer: 'Pemilik wajib mendaftar sistemnya.[^1]' }, { cases })
    expect(text).toMatch(/^Pemilik klinik wajib mendaftar sistemnya\.\n\nsources/)
  })

  test('is no surer of a case than the reading that it rests on', () => {
    const cases = [{ forms: ['klinik'], statement: 'Klinik wajib.[^2]', line: 1 }]
    const footnotes = new Map([...buildPair('oss/nib').id.footnotes, ['2', [{ id: 'pp-1-2025' }, { id: 'prima' }]]])
    expect(compose({ footnotes }, { cases }).text).toContain('sure-medium · single-source')
  })

  test('ends a long list between two of its items', () => {
    const items = Array.from({ length: 12 }, (_, index) => `- ${words(14, `k${index}`)}`).join('\n')
    const { text } = compose({ sections: [section('steps', items)] })
    expect(text).toContain('k5 k5')
    expect(text).not.toContain('k7')
  })

  test('shows what is asked for, though longer, in the order of the entry', () => {
    const sections = [section('steps', words(80)), section('cost', words(120)), section('time', words(20))]
    expect(headings(compose({ sections }, { aspects: ['cost'] }))).toEqual(['cost'])
    const short = [section('steps', words(20)), section('cost', words(50))]
    expect(headings(compose({ sections: short }, { aspects: ['cost'] }))).toEqual(['steps', 'cost'])
    expect(headings(compose({ sections }, { whole: true }))).toEqual(['steps', 'cost', 'time'])
    expect(acts(compose({ sections }, { whole: true }))).toEqual(['evidence'])
  })

  test('does not say again what was just said', () => {
    const sections = [section('steps', words(20)), section('cost', words(20))]
    const reply = compose({ sections }, { said: ['steps'], aspects: ['cost'] })
    expect(reply.text).not.toContain('Begitu')
    expect(headings(reply)).toEqual(['cost'])
    expect(acts(reply)).toEqual(['evidence'])
    // Where nothing new is left, the opening is better than silence.
    expect(compose({ sections }, { said: ['steps', 'cost'] }).text).toContain('Begitu')
  })

  test('cites what stands behind what is shown, and nothing else', () => {
    const footnotes = new Map([
      ['1', [{ id: 'pp-1-2025', article: 'Pasal 5' }]],
      ['2', [{ id: 'prima' }]],
    ])
    const citedWith = (sections: Section[]) => compose({ footnotes, sections }).citations?.map(({ source }) => source)
    expect(citedWith([section('caution', 'Hati-hati.[^2]')])).toEqual(['PP 1/2025', 'Saran Prima'])
    const steps = section('steps', words(50))
    expect(citedWith([steps, section('caution', `${words(200)}[^2]`)])).toEqual(['PP 1/2025'])
  })

  test.each([
    ['C', 'sure-medium · single-source'],
    ['D', 'sure-high · advice'],
  ] as const)('warns of an entry marked %s', (confidence, warning) => {
    expect(compose({ confidence }).text).toMatch(new RegExp(`· ${warning}_$`))
  })

  test('offers what may have been meant instead by its title', () => {
    const runnersUp = [buildPair('oss/kbli', { title: 'Memilih KBLI' })]
    expect(compose({}, { runnersUp }).choices?.at(-1)).toEqual({ pick: pickOf('ask:oss/kbli'), label: 'Memilih KBLI' })
  })

  test('of every entry that ships names a source and fits a phone, in both languages', () => {
    const shipped = primaAsShipped()
    const answers = [...shipped.knowledge.entries.values()].flatMap((pair) =>
      (['id', 'en'] as const).map((language) => {
        const request = { pair, language, aspects: [], certainty: 'high', answerId: 'a1' } as const
        return renderAnswer(groundAnswer(request, shipped.knowledge), shipped.phrases)
      }),
    )
    expect(answers.filter(({ citations }) => !citations?.length)).toEqual([])
    const lengths = answers.map(({ text }) => wordCount(text)).toSorted((a, b) => a - b)
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(110)
    expect(lengths.at(-1)).toBeLessThanOrEqual(260)
  })
})
