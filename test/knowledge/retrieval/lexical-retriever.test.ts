import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createLexicalRetriever } from '../../../src/knowledge/retrieval/lexical-retriever.ts'
import { maxQueryWords } from '../../../src/knowledge/retrieval/read-query.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import type { Passage } from '../../../src/ports/retriever.ts'

const words = loadWords()
const passages: readonly Passage[] = [
  { id: 'nib', language: 'id', title: 'Nomor Induk Berusaha', text: 'NIB adalah identitas pelaku usaha dari OSS.' },
  { id: 'nib.en', language: 'en', title: 'Business number', text: 'The NIB identifies a business in OSS.' },
  {
    id: 'lkpm',
    language: 'id',
    title: 'Jadwal LKPM',
    text: 'Laporan disampaikan setiap triwulan, paling lambat 10 April 2026, sesuai PP 28/2025 Pasal 12.',
    questions: ['kapan lapor lkpm', 'telat lapor lkpm gimana'],
  },
  { id: 'denda', language: 'id', text: 'Denda atas keterlambatan pendaftaran perusahaan di ibu kota.' },
  { id: 'toko', language: 'id', text: 'Toko online yang berjualan lewat situs sendiri wajib mendaftar.' },
  { id: 'ibukota', language: 'id', text: 'Ibukota negara berpindah.' },
]
const retriever = createLexicalRetriever(passages, { words })
const idsFor = (query: string) => retriever.search(query).passages.map(({ passage }) => passage.id)

describe('finding passages', () => {
  test.each([
    ['another form of the word', 'cara mendaftarkan', ['denda', 'toko']],
    ['everyday spelling', 'kpn lapor lkpm', ['lkpm']],
    ['an everyday form', 'daftarin perusahaan', ['denda']],
    ['a slip', 'keterlamabtan', ['denda']],
    ['the new name of an old term', 'siup', ['nib', 'nib.en']],
    ['the word of the other language', 'fine', ['denda']],
    ['a synonym of two words', 'olshop', ['toko']],
    ['a law named in full', 'Peraturan Pemerintah Nomor 28 Tahun 2025', ['lkpm']],
    ['an article', 'pasal 12 pp no 28', ['lkpm']],
    ['words written as one or two', 'ibukota', ['denda', 'ibukota']],
    ['words written as two or one', 'ibu kota', ['denda', 'ibukota']],
  ])('by %s', (_, query, ids) => {
    expect(idsFor(query).slice(0, ids.length).toSorted()).toEqual(ids)
  })

  test('says which words matched, as the index knows them', () => {
    const [best] = retriever.search('brp dendda keterlambatan xyzzy').passages
    expect(best?.passage.id).toBe('denda')
    expect(best?.matchedTerms).toEqual(['denda', 'keterlambatan'])
  })

  test('is surer of a passage with all words than of one with some', () => {
    const sure = (query: string) => retriever.search(query).passages[0]?.confidence ?? 0
    expect(sure('denda keterlambatan perusahaan')).toBeGreaterThan(sure('denda salju gunung'))
  })

  test.each([0, 1])('a question word finds nothing by itself, whatever coverage counts (%d)', (coveragePower) => {
    expect(createLexicalRetriever(passages, { words, parameters: { coveragePower } }).search('kapan').passages).toEqual(
      [],
    )
  })

  test('a question word is no matched word', () => {
    const matched = retriever.search('kapan lkpm').passages[0]?.matchedTerms
    expect(matched).toEqual(['lkpm'])
  })

  test('a question word tells apart passages that the other words found alike', () => {
    const asked = createLexicalRetriever(
      ['berapa lapor', 'kapan lapor'].map((question, at) => ({
        id: `${at}`,
        language: 'id',
        text: 'x',
        questions: [question],
      })),
      { words },
    )
    expect(asked.search('kapan lapor').passages.map(({ passage }) => passage.id)).toEqual(['1', '0'])
  })

  test('of several ways of asking the nearest counts, not how many there are', () => {
    const asked = createLexicalRetriever(
      [
        { id: 'one', language: 'id', text: '', questions: ['lupa sandi'] },
        { id: 'many', language: 'id', text: '', questions: ['lupa alamat', 'lupa email', 'lupa nomor', 'ganti sandi'] },
      ],
      { words, parameters: { coveragePower: 0 } },
    )
    expect(asked.search('lupa sandi').passages.map(({ passage }) => passage.id)).toEqual(['one', 'many'])
  })

  test('a passage with all words of a question comes before one with some of them often', () => {
    const entries: readonly Passage[] = [
      { id: 'often', language: 'id', text: 'gajah gajah gajah', title: 'gajah', questions: ['gajah'] },
      { id: 'all', language: 'id', text: 'harimau zebra badak rusa kancil', questions: ['gajah zebra badak rusa'] },
      ...Array.from({ length: 10 }, (_, at): Passage => ({ id: `other${at}`, language: 'id', text: 'burung' })),
    ]
    const best = (coveragePower: number) =>
      createLexicalRetriever(entries, { words, parameters: { coveragePower } }).search('harimau gajah').passages[0]
        ?.passage.id
    expect([best(0), best(3)]).toEqual(['often', 'all'])
  })

  test('an everyday form is taken for its standard form before any slip', () => {
    const [lapor] = retriever.explain('laporin').words
    expect(lapor?.corrections).toEqual(['lapor', 'laporan'])
  })
})

describe('what is asked of a retriever', () => {
  test('an empty corpus has nothing, and knows no word', () => {
    const empty = createLexicalRetriever([], { words })
    expect(empty.search('apa itu nib').passages).toEqual([])
    expect(empty.search('nib denda').familiarity).toEqual({ words: 2, known: 0, corrected: 0 })
  })

  test.each(['', '   ', '?!', '😀👍', '\u0000\u0007', 'yang di dan', '§'])('%j finds nothing', (query) => {
    expect(retriever.search(query).passages).toEqual([])
    expect(retriever.search(query).familiarity.words).toBe(0)
  })

  test('passages without words are found by none and trouble nobody', () => {
    const odd = createLexicalRetriever(
      [
        { id: 'empty', language: 'id', text: '', title: '', questions: ['', '😀'] },
        { id: 'nib', language: 'id', text: 'nib' },
      ],
      { words },
    )
    expect(odd.search('nib').passages.map(({ passage }) => passage.id)).toEqual(['nib'])
  })

  test('only passages of the language asked for', () => {
    const languages = retriever
      .search('nib oss usaha business', { language: 'en' })
      .passages.map(({ passage }) => passage.language)
    expect(languages).toEqual(['en'])
  })

  test('no more than asked for, and the same ones as with more room', () => {
    const all = idsFor('nib oss denda lkpm toko')
    expect(all.length).toBeGreaterThan(2)
    expect(retriever.search('nib oss denda lkpm toko', { limit: 2 }).passages.map(({ passage }) => passage.id)).toEqual(
      all.slice(0, 2),
    )
    expect(retriever.search('nib', { limit: 0 }).passages).toEqual([])
  })

  test('ten at most unless asked otherwise', () => {
    const many = Array.from({ length: 30 }, (_, number): Passage => ({ id: `p${number}`, language: 'id', text: 'nib' }))
    expect(createLexicalRetriever(many, { words }).search('nib').passages).toHaveLength(10)
  })

  test('passages as good as each other come in their own order', () => {
    const twins = ['b', 'a', 'c'].map((id): Passage => ({ id, language: 'id', text: 'nib terbit' }))
    const found = createLexicalRetriever(twins, { words }).search('nib').passages
    expect(found.map(({ passage }) => passage.id)).toEqual(['b', 'a', 'c'])
  })

  test('a pasted document is read from its beginning', () => {
    expect(idsFor(`denda ${'lorem ipsum '.repeat(10_000)} lkpm`)).toEqual(['denda'])
    expect(idsFor(`denda${' '.repeat(100_000)}lkpm`)).toEqual(['denda'])
  })

  test('of very many words the most telling are looked up, and what only orders among them', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz']
    const many = letters.flatMap((one) => ['xq', 'zw'].map((beginning) => beginning + one + one + beginning)).join(' ')
    const { words: read } = retriever.explain(`kapan nib ${many} oss`)
    expect(read.length).toBe(maxQueryWords)
    expect(read.filter(({ isQuestionWord }) => isQuestionWord).map(({ word }) => word)).toEqual(['?when', '#when'])
    expect(read.map(({ word }) => word)).not.toContain('nib')
  })

  test('there are never more words than a query may have, however many kinds of question there are', () => {
    const kinds = Array.from({ length: 40 }, (_, at) => `tanya${'abcdefghij'[at % 10]}${'abcd'[Math.floor(at / 10)]}`)
    const asked = kinds.join(' ')
    const curious = createLexicalRetriever([{ id: 'a', language: 'id', text: 'nib', questions: [asked] }], {
      words: { ...words, questionWords: new Map(kinds.map((kind) => [kind, kind])) },
    })
    expect(curious.explain(`${asked} nib`).words.length).toBe(maxQueryWords)
  })

  test('familiarity counts the words that tell a topic, and those the corpus knows as they are', () => {
    expect(retriever.search('gmn cara bayar denda perushaan di mars').familiarity).toEqual({
      words: 5,
      known: 1,
      corrected: 1,
    })
  })

  test('a search leaves nothing behind for the next', () => {
    const query = fc.array(
      fc.constantFrom('nib', 'denda', 'lkpm', 'kapan', 'usha', 'xyz', 'toko online', 'fine', 'gmn'),
    )
    fc.assert(
      fc.property(query, query, (before, after) => {
        retriever.search(before.join(' '), { limit: 1, language: 'en' })
        const fresh = createLexicalRetriever(passages, { words })
        expect(retriever.search(after.join(' '))).toEqual(fresh.search(after.join(' ')))
      }),
      { numRuns: 30 },
    )
  })

  test('scores fall, confidence stays a share, and matched words are words of the query, whatever is asked', () => {
    const query = fc.array(
      fc.oneof(fc.constantFrom('nib', 'OSS', 'dendda', 'pp 28/2025', 'kpn', '😀', '\u0000', "'s"), fc.string()),
    )
    fc.assert(
      fc.property(query, (parts) => {
        const found = retriever.search(parts.join(' ')).passages
        const scores = found.map(({ score }) => score)
        expect(scores).toEqual(scores.toSorted((a, b) => b - a))
        expect(found.filter(({ confidence }) => !(confidence >= 0 && confidence <= 1))).toEqual([])
        expect(found.filter(({ score, matchedTerms }) => !(score > 0) || matchedTerms.length === 0)).toEqual([])
      }),
    )
  })
})
