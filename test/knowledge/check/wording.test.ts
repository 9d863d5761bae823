import { describe, expect, test } from 'vitest'
import { each, problemsOf } from '../../support/knowledge-problems.ts'

const opened = (indonesian: string, english: string) =>
  each(
    (entry) => entry.replace('NIB adalah', indonesian),
    (entry) => entry.replace('A NIB identifies', english),
  )

describe('an opening stands by itself', () => {
  test('whichever way it was asked: no "Ya", no "Masih perlu.", no bare "It"', () => {
    const problems = problemsOf(opened('Ya, NIB adalah', 'It identifies'))
    expect(problems).toHaveLength(2)
    expect(problems[0]).toMatch(/^the first paragraph begins with "ya", which answers only one way of asking/)
    expect(problems[1]).toMatch(/^the first paragraph begins with "it"/)
    expect(problemsOf(opened('Masih perlu. NIB adalah', 'No, a NIB identifies'))).toHaveLength(2)
  })

  test('unless the words that follow say what is meant', () => {
    expect(problemsOf(opened('Tidak semua NIB adalah', 'Not every NIB identifies'))).toEqual([])
  })

  test('and words that only begin alike are let through', () => {
    expect(problemsOf(opened('Yayasan memakai NIB;', 'Items: a NIB identifies'))).toEqual([])
  })
})

describe('an entry keeps what its questions promise', () => {
  const asked = (indonesian: string, english: string) =>
    each(
      (entry) => entry.replace('kegunaan nib buat apa', indonesian),
      (entry) => entry.replace('meaning of nib', english),
    )

  test('a formula', () => {
    const files = asked('rumus nib', 'formula for the nib')
    expect(problemsOf(files)).toEqual([
      '"rumus nib" asks for a formula, but the text gives none: add it, or drop the question',
      '"formula for the nib" asks for a formula, but the text gives none: add it, or drop the question',
    ])
    const kept = Object.fromEntries(
      Object.entries(files).map(([file, entry]) => [file, entry.replace(/## (Biaya|Cost)/, '## Rumus')]),
    )
    expect(problemsOf(kept)).toEqual([])
  })

  test('sentences to say: a quote of a word or two is not one', () => {
    const files = asked('kata-kata untuk nib', 'what to say about the nib')
    const saying = (said: string) =>
      Object.fromEntries(
        Object.entries(files).map(([file, entry]) => [file, entry.replace(/(Gratis|Free)\./, `$1 "${said}".`)]),
      )
    expect(problemsOf(saying('cetak NIB'))).toHaveLength(2)
    expect(problemsOf(saying('Mohon tunggu sebentar, ya'))).toEqual([])
  })

  test('a number: the number of an article is none', () => {
    const files = asked('berapa nib', 'how many nib')
    expect(problemsOf(files)).toEqual([])
    const without = (text: string, other: string) =>
      Object.fromEntries(
        Object.entries(files).map(([file, entry]) => [
          file,
          entry.replace(/berlaku 5 tahun|holds for 5 years/, text).replace(/Gratis|Free/, other),
        ]),
      )
    expect(problemsOf(without('Pasal 5', 'Pasal 5 PP 1/2025'))).toHaveLength(2)
    expect(problemsOf(without('Pasal 5', 'Gratis / free'))).toEqual([])
  })
})

test('one thing has one name', () => {
  const files = each(
    (entry) => entry.replace('Gratis.', 'Gratis lewat surel.'),
    (entry) => entry.replace('Free.', 'Free by e-mail.'),
  )
  expect(problemsOf(files)).toEqual(['says "surel": write "email"', 'says "e-mail": write "email"'])
})
