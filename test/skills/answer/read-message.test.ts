import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createNameReader } from '../../../src/knowledge/read-names.ts'
import { readMessage } from '../../../src/skills/answer/read-message.ts'
import { primaAsShipped } from '../../support/knowledge.ts'

const { findEntries, questionReader } = primaAsShipped()
const readNames = createNameReader(resolve(import.meta.dirname, '../../../knowledge/language'))

function read(text: string) {
  const { answered, open } = readMessage(text, {}, { findEntries, questionReader, readNames })
  return {
    answered: answered.map(({ resolved }) => resolved.decision.candidate.pair.id.id),
    open: open.map(({ text: asked }) => asked),
  }
}

describe('a message of several parts', () => {
  test('gets an answer for each question that is one', () => {
    expect(read('apa itu NIB? terus siapa yang wajib lapor lkpm?').answered).toEqual(['oss/nib', 'oss/wajib-lkpm'])
  })

  test.each([
    ['lkpm buat usaha mikro wajib gak? saya belum pernah lapor, takut kena sanksi', 'oss/lkpm-mikro'],
    ['nib saya hilang, cara cetak ulangnya gimana? besok mau ketemu bank soalnya', 'oss/nib-hilang'],
    ['What does FCR mean? My boss asked me this morning and I had no idea', 'cs-analysis/fcr'],
  ])('of %j answers nothing but the question: what only says how things are gets no answer', (text, entry) => {
    expect(read(text)).toEqual({ answered: [entry], open: [] })
  })

  test('does not follow a stray word of a later part away from what all of it is about', () => {
    const { answered } = read(
      'DPO wajib ditunjuk kapan, dan apakah fungsi tersebut boleh dirangkap atau diserahkan kepada pihak ketiga?',
    )
    expect(answered).toEqual(['pse/dpo'])
  })

  test('says of a question of its own that it is open, and of one that leans on the answer does not', () => {
    expect(read('apa itu NIB? terus resep rendang padang yang enak apa?').open).toHaveLength(1)
    expect(read('apa itu NIB? terus itu gimana ya?').open).toEqual([])
  })

  test('that says nothing by its parts is one question', () => {
    expect(read('bikin tanda daftar buat aplikasi\nbiayanya berapa ya?').answered).toHaveLength(1)
  })

  test('of which nothing is ours is refused once', () => {
    expect(read('cuaca bandung besok gimana? terus harga emas hari ini berapa?')).toMatchObject({ answered: [] })
    expect(read('cuaca bandung besok gimana? terus harga emas hari ini berapa?').open).toHaveLength(1)
  })
})
