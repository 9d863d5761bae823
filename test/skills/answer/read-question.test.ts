import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { createQuestionReader } from '../../../src/skills/answer/read-question.ts'

const reader = createQuestionReader(resolve(import.meta.dirname, '../../../knowledge/language'), loadWords())

describe('reading a question', () => {
  test.each([
    ['berapa biayanya?', 'certain', ['cost']],
    ['brp lama?', 'certain', ['time']],
    ['syaratnya apa aja', 'certain', ['requirements']],
    ['kalau untuk PT?', 'likely', []],
    ['and for foreign companies?', 'likely', []],
    ['kapan lapornya?', 'likely', ['time']],
    ['kl telat lapor lkpm berapa dendanya', 'likely', ['sanctions']],
    ['gratis gak?', 'certain', ['cost']],
    ['berapa jam?', 'certain', ['time']],
    ['how?', 'certain', ['steps']],
    ['terus gimana?', 'certain', ['steps']],
    ['bukan, maksud saya alamatnya', 'likely', []],
    ['no, I mean the paid-up capital', 'likely', []],
    ['Apa itu NIB?', 'none', []],
    ['biaya daftar PSE berapa', 'none', ['cost']],
  ])('%j leans on the last answer: %s', (text, followUp, aspects) => {
    expect(reader.read(text)).toMatchObject({ followUp, aspects })
  })

  test.each([
    ['oke kalo nib hilang?', 'nib hilang?'],
    ['Makasih kak, terus biayanya?', 'biayanya?'],
    ['oh oke. nib', 'nib'],
    ['bukan denda administratif, maksud saya pidana', 'pidana'],
    ['bukan, maksudku kalau untuk PT', 'untuk PT'],
    ['maksudnya apa', 'maksudnya apa'],
    ['oke', 'oke'],
    ['okelah nib', 'okelah nib'],
  ])('%j is read as %j', (said, text) => {
    expect(reader.read(said).text).toBe(text)
  })

  test.each([
    ['apa itu NIB dan apa itu KBLI', ['apa itu NIB', 'apa itu KBLI']],
    ['cara daftar PSE, terus berapa denda LKPM', ['cara daftar PSE', 'berapa denda LKPM']],
    ['what is a NIB and how do I close OSS', ['what is a NIB', 'how do I close OSS']],
    // The second half leans on the first, which has a topic.
    ['apa itu NIB dan berapa biayanya', ['apa itu NIB', 'berapa biayanya']],
    ['syarat dan cara daftar PSE', ['syarat dan cara daftar PSE']],
    ['beda CSAT dan NPS', ['beda CSAT dan NPS']],
    [
      'wajib daftar gak, terus kalo wajib harus bikin PT dulu?',
      ['wajib daftar gak', 'kalo wajib harus bikin PT dulu?'],
    ],
    [
      'siapa yang bertanggung jawab, dan klausul apa yang perlu',
      ['siapa yang bertanggung jawab', 'klausul apa yang perlu'],
    ],
    [
      'Do we need a DPO, and does it matter that they are children?',
      ['Do we need a DPO', 'does it matter that they are children?'],
    ],
    [
      'nib nya harus dicabut apa gak pak terus buka lagi susah gak pak',
      ['nib nya harus dicabut apa gak pak', 'buka lagi susah gak pak'],
    ],
    [
      'mau nanya saya punya hotel terus tamunya saya fotokopi ktp nya, boleh gak',
      ['mau nanya saya punya hotel terus tamunya saya fotokopi ktp nya, boleh gak'],
    ],
  ])('%j is asked as %j', (text, questions) => {
    expect(reader.split(text)).toEqual(questions)
  })

  test('parts the questions of one message and leaves courtesy out', () => {
    expect(reader.split('halo kak\nnib itu bayar ga? trus lkpm kapan lapornya?')).toEqual([
      'nib itu bayar ga?',
      'trus lkpm kapan lapornya?',
    ])
    expect(reader.split('1. apa itu PSE\n2. apa itu OSS\n3. apa itu CSAT\n4. apa itu NPS')).toHaveLength(3)
    expect(reader.split('- apa itu PSE\n• apa itu OSS')).toEqual(['apa itu PSE', 'apa itu OSS'])
    expect(reader.split('Apa itu NIB?')).toEqual(['Apa itu NIB?'])
    expect(reader.split('')).toEqual([''])
  })
})
