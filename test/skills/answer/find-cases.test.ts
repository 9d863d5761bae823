import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { createCaseFinder } from '../../../src/skills/answer/find-cases.ts'
import { createDenialReader } from '../../../src/skills/answer/read-denials.ts'
import { primaAsShipped } from '../../support/knowledge.ts'

const words = loadWords()
const { knowledge, retriever } = primaAsShipped()
const findCases = createCaseFinder({
  readQuery: retriever.explain,
  readDenials: createDenialReader(resolve(import.meta.dirname, '../../../knowledge/language'), words),
})

/** The first form of each case that the text names, of an entry as it ships. */
function named(text: string, id = 'pse/wajib-daftar'): string[] {
  const pair = knowledge.entries.get(id)
  if (!pair) throw new Error(`no entry ${id}`)
  return findCases(text, pair, 'id').map(({ forms }) => forms[0] ?? '')
}

describe('the case that a question names', () => {
  test.each([
    ['kami klinik gigi, web kami buat booking pasien doang, harus didaftarin?', 'klinik'],
    ['gw punya vila, ada situs reservasinya', 'hotel'],
    ['aplikasi simpen pinjam koprasi harus daftar komdigi gak ya', 'koperasi'],
    ['does our hospital need to register its app?', 'klinik'],
  ])('is found in slang, slips and the other language: %s', (text, expected) => {
    expect(named(text)).toEqual([expected])
  })

  test.each([
    'toko saya harus daftar juga?',
    'website gw kudu didaftarin ke komdigi ga?',
    'siapa yang wajib daftar pse',
  ])('is none where only common words are shared: %s', (text) => {
    expect(named(text)).toEqual([])
  })

  test('words of the title tell no case apart', () => {
    expect(named('jualan di marketplace wajib daftar?', 'pse/jualan-di-marketplace')).toEqual([])
  })

  test('is not what is denied', () => {
    expect(
      named('gw jualan di shopee doang, ga punya web sendiri. kena pse ga sih', 'pse/jualan-di-marketplace'),
    ).toEqual(['shopee'])
  })

  test('are two where two are named', () => {
    expect(new Set(named('reseller sama yang punya web sendiri beda ga?', 'pse/jualan-di-marketplace'))).toEqual(
      new Set(['reseller', 'web sendiri']),
    )
  })
})
