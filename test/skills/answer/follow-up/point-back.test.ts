import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPointingBack, itemsIn } from '../../../../src/skills/answer/follow-up/point-back.ts'
import { readMemory, type TopicMemory } from '../../../../src/skills/answer/memory.ts'
import { primaAsShipped } from '../../../support/knowledge.ts'

const { knowledge } = primaAsShipped()
const pointBack = createPointingBack(resolve(import.meta.dirname, '../../../../knowledge/language'), knowledge)

const answer = (entryId: string, question: string) => ({ entryId, question, answerId: entryId, said: [] })
/** NIB was asked first, then CSAT, then a list of two was shown. */
const topic: TopicMemory = {
  ...readMemory(undefined),
  answers: [answer('cs-analysis/csat', 'cara hitung csat'), answer('oss/nib', 'apa itu NIB')],
  items: ['**Buat akun** di OSS', 'Tambahkan KBLI'],
}

function read(text: string) {
  const pointed = pointBack(text, topic, 'id')
  return pointed && { text: pointed.text, entry: pointed.topic.answers[0]?.entryId }
}

describe('a message that points back', () => {
  test.each([
    ['balik ke pertanyaan pertama, biayanya berapa?', 'biayanya berapa?', 'oss/nib'],
    ['ok, balik ke NIB yang tadi, biayanya berapa?', 'biayanya berapa?', 'oss/nib'],
    ['balik ke yang tadi, berlaku berapa lama?', 'berlaku berapa lama?', 'oss/nib'],
    ['Back to the first one - is it free?', 'is it free?', 'oss/nib'],
    ['kembali ke soal csat: nilai 3 gimana', 'nilai 3 gimana', 'cs-analysis/csat'],
  ])('to an earlier answer is about that: %j', (text, rest, entry) => {
    expect(read(text)).toEqual({ text: rest, entry })
  })

  test('to an item of the last list says what stands there', () => {
    expect(read('yang kedua itu isinya di mana?')?.text).toMatch(/^Tambahkan KBLI/)
  })

  test.each(['yang kedua?', 'yang kelima itu isinya apa', 'balik ke soal pajak, berapa tarifnya?', 'apa itu LKPM'])(
    'to nothing that was said stays as it is: %j',
    (text) => {
      expect(read(text)).toBeUndefined()
    },
  )
})

describe('what a reply lists', () => {
  test('is its items, or the rows of its table without their head', () => {
    expect(itemsIn('Langkah:\n\n1. satu\n2. dua')).toEqual(['satu', 'dua'])
    expect(itemsIn('| Skala | Batas |\n| --- | --- |\n| Kecil | 15 Juli |\n| Besar | 15 April |')).toEqual([
      'Kecil: 15 Juli',
      'Besar: 15 April',
    ])
    expect(itemsIn('Satu kalimat.')).toEqual([])
  })
})
