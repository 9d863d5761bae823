import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readDevelopmentQuestions } from '../../../bench/answers/questions.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { loadVagueProblems } from '../../../src/knowledge/vague-problems.ts'
import { createVagueFinder } from '../../../src/skills/clarify/find-vague.ts'

const finder = createVagueFinder(loadVagueProblems(resolve(import.meta.dirname, '../../../knowledge')), loadWords())

describe('a vague problem', () => {
  test.each([
    ['gagal terus pas verifikasi', 'verification'],
    ['kok gagal terus ya pas verifikasi', 'verification'],
    ['kok ditolak', 'rejected'],
    ['error terus min', 'error'],
    ['gak bisa login', 'login'],
    ['statusnya pending', 'status'],
    ['komplain naik', 'complaints'],
    ['denda berapa', 'fine'],
    ['lkpm error terus', 'lkpm-trouble'],
    ['pelanggan marah marah', 'angry-customer'],
    ['OTP ga masuk', 'otp'],
    ['tim saya bermasalah nih', 'team'],
    ['it keeps failing', 'error'],
    ['a customer is angry', 'angry-customer'],
  ])('%j is told apart by asking about %s', (text, id) => {
    expect(finder.find(text)?.id).toBe(id)
  })

  test.each([
    'verifikasi NIK gagal',
    'denda telat lapor LKPM berapa',
    'apa itu LKPM',
    'lkpm',
    'kenapa KKPR saya ditolak',
    'pelanggan marah karena paket telat',
    'komplain naik 30% bulan ini',
    'terus abis itu?',
    'halo',
    '',
  ])('%j is none', (text) => {
    expect(finder.find(text)).toBeUndefined()
  })

  test('is no question that is clear enough to be answered', () => {
    expect(readDevelopmentQuestions().filter(({ question }) => finder.find(question))).toEqual([])
  })
})

describe('the answer to the question', () => {
  test('picks the one case that it names', () => {
    const problem = finder.find('gagal terus pas verifikasi')
    if (!problem) throw new Error('it is vague')
    expect(finder.pick('yang NIK', problem)?.entry).toBe('oss/nik-tidak-ditemukan')
    expect(finder.pick('sertifikat standar kak', problem)?.entry).toBe('oss/sertifikat-standar')
    expect(finder.pick('akun sama nik', problem)).toBeUndefined()
    expect(finder.pick('dua duanya', problem)).toBeUndefined()
  })
})
