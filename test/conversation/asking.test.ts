import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { askingKinds, createAskingReader } from '../../src/conversation/asking.ts'
import { phrasesTest, toLine } from '../../src/knowledge/replies/phrase-pattern.ts'
import { readLanguageFile } from '../../src/knowledge/text/read-language-file.ts'

const directory = resolve(import.meta.dirname, '../../knowledge/language')
const schema = z.strictObject(
  Object.fromEntries(askingKinds.map((kind) => [kind, z.array(z.string())])) as Record<
    (typeof askingKinds)[number],
    z.ZodArray<z.ZodString>
  >,
)
const read = createAskingReader(readLanguageFile(directory, 'asking.yaml', schema), (list) => {
  const test = phrasesTest(list)
  return (text) => test.test(toLine(text))
})

describe('what kind of thing a message asks for', () => {
  test.each([
    ['bikinin balasan buat pelanggan yang marah', 'writing'],
    ['write me a short apology', 'writing'],
    ['dia minta refund, gw bales apa', 'words'],
    ['what should I say to her?', 'words'],
    ['mending CSAT apa NPS', 'judgement'],
    ['is CES better than CSAT for chat?', 'judgement'],
    ['rumus itu masih dipake ga sih', 'judgement'],
    ['cara ngelatih kasir biar ramah', 'conduct'],
    ['how do I handle a rude guest', 'conduct'],
    ['kalo dipaksa cepet nanti FCR-nya jebol ga', 'weighing'],
    ['tolong pandu saya daftar NIB', 'leading'],
    ['oke. beda topik, mau nanya NIB', 'turning'],
  ] as const)('"%s": %s', (text, kind) => {
    expect([...read(text)]).toContain(kind)
  })

  test('what only tells asks for nothing', () => {
    expect([...read('paketnya sudah sampai kemarin sore')]).toEqual([])
  })
})
