import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CollectionError, readCollection } from '../../../bench/retrieval/collection.ts'
import { distort } from '../../../bench/retrieval/distort.ts'
import { enlarge } from '../../../bench/retrieval/enlarge.ts'
import { measureSearch, ndcgOf, recallOf } from '../../../bench/retrieval/measure.ts'

describe('reading a collection', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'prima-collection-'))
    write('passages', '{"id":"a","text":"satu","source":"x"}\n\n{"id":"b","text":"dua","title":"Dua"}\n')
    write('questions', '{"id":"q","question":"dua?","relevant":["b"]}\n')
  })
  afterEach(() => rmSync(directory, { recursive: true }))
  const write = (name: string, content: string) => writeFileSync(join(directory, `${name}.jsonl`), content)

  test('empty lines and further fields are left alone', () => {
    expect(readCollection(directory)).toEqual({
      passages: [
        { id: 'a', text: 'satu' },
        { id: 'b', text: 'dua', title: 'Dua' },
      ],
      questions: [{ id: 'q', question: 'dua?', relevant: ['b'] }],
    })
  })

  test.each([
    ['a line that is no JSON', 'passages', '{"id":"a","text":"x"}\n{', 'passages.jsonl:2: no JSON'],
    ['a field that is missing', 'passages', '\n{"id":"b"}', 'passages.jsonl:2: text: '],
    [
      'an id that stands twice',
      'passages',
      '{"id":"b","text":"x"}\n{"id":"b","text":"y"}',
      'passages.jsonl:2: the id b',
    ],
    [
      'a passage that is not there',
      'questions',
      '{"id":"q","question":"?","relevant":["z"]}',
      'questions.jsonl:1: there is no passage z',
    ],
    ['a file without a line', 'questions', '\n', 'questions.jsonl: the file is empty'],
  ])('%s is named with its file and line', (_, name, content, message) => {
    write(name, content)
    const read = () => readCollection(directory)
    expect(read).toThrow(CollectionError)
    expect(read).toThrow(message)
  })

  test('a folder that is not there is named', () => {
    expect(() => readCollection(join(directory, 'nowhere'))).toThrow(join(directory, 'nowhere'))
  })
})

describe('measuring a search', () => {
  test('the gain falls with the place, and all relevant passages first is 1', () => {
    expect([ndcgOf(['a', 'b'], ['a']), ndcgOf(['b', 'a'], ['a']), ndcgOf(['x'], ['a'])]).toEqual([
      1,
      1 / Math.log2(3),
      0,
    ])
    expect(ndcgOf(['b', 'a', 'x'], ['a', 'b'])).toBe(1)
  })

  test('what stands behind the tenth place does not count', () => {
    expect(ndcgOf([...Array(10).fill('x'), 'a'], ['a'])).toBe(0)
  })

  test('recall is the share of what there was room for', () => {
    expect([
      recallOf(['a', 'x'], ['a', 'b'], 1),
      recallOf(['x', 'a'], ['a', 'b'], 10),
      recallOf([], ['a'], 10),
    ]).toEqual([1, 0.5, 0])
  })

  test('averages over the questions', () => {
    const questions = [
      { id: '1', question: 'satu', relevant: ['a'] },
      { id: '2', question: 'dua', relevant: ['b'] },
    ]
    const figures = measureSearch(() => ['a'], { passages: [], questions }, 'clean')
    expect(figures).toMatchObject({ wording: 'clean', ndcgAt10: 0.5, recallAt1: 0.5, recallAt10: 0.5 })
  })
})

describe('wordings', () => {
  const question = 'Berapakah jumlah penduduk di Jakarta, dan di mana mereka tinggal?'

  test('each takes away a bit more', () => {
    expect(distort(question, 'clean')).toBe(question)
    expect(distort(question, 'lower')).toBe('berapakah jumlah penduduk di jakarta dan di mana mereka tinggal')
    expect(distort(question, 'casual')).toBe('brp jml penduduk di jakarta dn dmn mereka tinggal')
  })

  test('a slip spoils each long word and no short one, the same way every time', () => {
    const [slipped, lower] = [distort(question, 'slip').split(' '), distort(question, 'lower').split(' ')]
    expect(slipped).toEqual(distort(question, 'slip').split(' '))
    expect(lower.map((word, at) => word === slipped[at])).toEqual(lower.map((word) => word.length < 5))
  })
})

test('a collection grows to the size asked for, keeping its own passages', () => {
  const passages = [{ id: 'a', text: 'Satu. Dua! Tiga?' }]
  const grown = enlarge(passages, 50)
  expect(grown[0]).toEqual(passages[0])
  expect(new Set(grown.map(({ id }) => id)).size).toBe(50)
  expect(enlarge(passages, 50)).toEqual(grown)
})
