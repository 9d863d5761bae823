import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { KnowledgeError } from '../../../src/domain/errors.ts'
import { standardForms } from '../../../src/knowledge/text/casual-affixes.ts'
import { createCompoundFinder } from '../../../src/knowledge/text/compounds.ts'
import { createTermFinder } from '../../../src/knowledge/text/find-terms.ts'
import { stem } from '../../../src/knowledge/text/stem.ts'
import { createTokeniser } from '../../../src/knowledge/text/tokenise.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'

describe('stems', () => {
  test('Indonesian forms of a word meet', () => {
    const forms = ['daftar', 'mendaftar', 'pendaftaran', 'didaftarkan']
    expect(new Set(forms.map((form) => stem(form, 'id')))).toEqual(new Set(['daftar']))
  })

  test('English forms of a word meet', () => {
    expect(stem('licences', 'en')).toBe(stem('licence', 'en'))
  })

  test('what is no plain word stays', () => {
    expect(stem('b2bs', 'en')).toBe('b2bs')
    expect(['pp28kan', '§pp-28', 'осс', 'di'].map((word) => stem(word, 'id'))).toEqual([
      'pp28kan',
      '§pp-28',
      'осс',
      'di',
    ])
  })
})

describe('everyday forms', () => {
  test.each([
    ['daftarin', 'daftar'],
    ['kirimin', 'kirimkan'],
    ['ngurus', 'urus'],
    ['ngirim', 'kirim'],
    ['ngecek', 'cek'],
    ['nulis', 'tulis'],
    ['nyari', 'cari'],
    ['milih', 'pilih'],
    ['keblokir', 'blokir'],
    ['bayarinnya', 'bayar'],
    ['daftarinya', 'daftar'],
    ['ngurusin', 'urus'],
  ])('%s may stand for %s', (typed, standard) => {
    expect(standardForms(typed)).toContain(standard)
  })

  test('proposes nothing for a plain word, and never a scrap', () => {
    expect(standardForms('biaya')).toEqual([])
    expect(['nge', 'ngo', 'kein', 'nya'].flatMap(standardForms).filter((form) => form.length < 3)).toEqual([])
  })
})

describe('compounds', () => {
  const known = new Set(['ibu', 'kota', 'ibukota', 'kerja', 'sama'])
  const findCompound = createCompoundFinder((word) => known.has(word))

  test('two words that are also written as one are found', () => {
    expect(findCompound('ibu', 'kota')).toBe('ibukota')
  })

  test('two words that are not stay two, and so do parts that are no words', () => {
    const pairs = [
      ['kota', 'ibu'],
      ['kerja', 'sama'],
      ['ibuk', 'ota'],
      ['', ''],
    ] as const
    expect(pairs.flatMap(([first, second]) => findCompound(first, second) ?? [])).toEqual([])
  })
})

describe('terms of several words', () => {
  const tokenise = createTokeniser(new Map())
  const findPhrases = createTermFinder(
    [
      { relation: 'old-term', phrases: ['nib', 'tanda daftar perusahaan'] },
      { relation: 'translation', phrases: ['daftar', 'register'] },
    ],
    tokenise,
  )
  const found = (text: string) => findPhrases(tokenise(text).map((word) => stem(word, 'id')))

  test('names of the same thing share one concept, whatever their length', () => {
    const [short] = found('apa itu nib')
    const [long] = found('bikin tanda daftar perusahaan').filter(({ relation }) => relation === 'old-term')
    expect(short).toMatchObject({ start: 2, length: 1, relation: 'old-term' })
    expect(long).toMatchObject({ start: 1, length: 3, concept: short?.concept })
  })

  test('a term is found in any form of its words, and within a longer term', () => {
    expect(found('tanda pendaftaran perusahaan').map(({ relation }) => relation)).toEqual(['old-term', 'translation'])
  })

  test('the beginning of a term is not the term', () => {
    expect(found('tanda daftar').map(({ relation }) => relation)).toEqual(['translation'])
  })
})

describe('word lists', () => {
  const shipped = resolve(import.meta.dirname, '../../../knowledge/language')
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'prima-words-'))
    cpSync(shipped, directory, { recursive: true })
  })
  afterEach(() => rmSync(directory, { recursive: true }))

  test('everyday spelling stands for one standard form', () => {
    const { slang } = loadWords()
    expect(['gmn', 'brp', 'utk', 'gabisa'].map((word) => slang.get(word))).toEqual([
      'bagaimana',
      'berapa',
      'untuk',
      'tidak bisa',
    ])
  })

  test.each([
    ['is missing', 'slang.yaml', undefined],
    ['is no YAML', 'terms.yaml', '{ unclosed'],
    ['has another form', 'months.yaml', 'id: [januari]'],
  ])('a file that %s is named', (_, file, content) => {
    if (content === undefined) rmSync(join(directory, file))
    else writeFileSync(join(directory, file), content)
    const load = () => loadWords(directory)
    expect(load).toThrow(KnowledgeError)
    expect(load).toThrow(join(directory, file))
  })
})
