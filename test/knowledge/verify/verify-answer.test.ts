import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../../../src/domain/language.ts'
import { evidenceOf } from '../../../src/knowledge/citing/evidence.ts'
import { loadWords } from '../../../src/knowledge/text/words.ts'
import { loadClaimWords } from '../../../src/knowledge/verify/claim-words.ts'
import { createVerifier, type Support } from '../../../src/knowledge/verify/verifier.ts'
import { type ClaimedSentence, createAnswerVerifier } from '../../../src/knowledge/verify/verify-answer.ts'
import { primaAsShipped } from '../../support/knowledge.ts'

const directory = resolve(import.meta.dirname, '../../../knowledge/language')
const flawOf = createVerifier(directory, loadWords(directory))
const verify = createAnswerVerifier(flawOf, loadClaimWords(directory))

const statements = new Map<string, Support>(
  [
    'Usaha mikro tidak wajib menyampaikan LKPM.',
    'LKPM disampaikan paling lambat tanggal 10 bulan berikutnya.',
    'Yang terlambat diberi peringatan tertulis.',
  ].map((text, index) => [`S${index + 1}`, { text, citations: [], context: 'LKPM' }]),
)
const good: ClaimedSentence = { text: 'Usaha mikro tidak wajib menyampaikan LKPM.', statements: ['S1'] }
const due = { text: 'LKPM disampaikan paling lambat tanggal 10 bulan berikutnya.', statements: ['S2'] }

describe('an answer', () => {
  test('is kept sentence by sentence', () => {
    const late = { text: 'Terlambat sehari didenda Rp5 juta.', statements: ['S3'] }
    expect(verify([good, due, late], statements, 'id')).toEqual({
      kept: [good, due],
      cut: [{ flaw: 'figure' }],
      holds: true,
      beginsWell: true,
    })
  })

  test('does not hold without its first sentence, or with less than half of it', () => {
    const wrong = { text: 'Usaha mikro wajib menyampaikan LKPM.', statements: ['S1'] }
    expect(verify([wrong, due], statements, 'id').holds).toBe(false)
    expect(verify([good, wrong, wrong, wrong], statements, 'id').holds).toBe(false)
    expect(verify([], statements, 'id').holds).toBe(false)
  })

  test('cites statements that there are', () => {
    expect(verify([{ ...good, statements: [] }], statements, 'id').cut).toEqual([{ flaw: 'uncited' }])
    expect(verify([{ ...good, statements: ['S1', 'S9'] }], statements, 'id').cut).toEqual([
      { flaw: 'unknown-statement' },
    ])
  })

  test('loses the yes or no before it, which says something of the question', () => {
    expect(
      verify([{ ...good, text: 'Ya, usaha mikro tidak wajib menyampaikan LKPM.' }], statements, 'id').kept,
    ).toEqual([good])
    expect(verify([{ ...good, text: 'Tidak.' }], statements, 'id').holds).toBe(false)
  })

  test('loses what leans on a sentence that was cut', () => {
    const invented = { text: 'Dendanya Rp5 juta.', statements: ['S3'] }
    const leaning = { text: 'Karena itu yang terlambat diberi peringatan tertulis.', statements: ['S3'] }
    expect(verify([good, due, invented, leaning], statements, 'id').cut).toEqual([
      { flaw: 'figure' },
      { flaw: 'leans-on-cut' },
    ])
  })

  test('is plain text, whatever marks the model puts around it', () => {
    const marked = { text: '1. **Usaha mikro** [tidak wajib] menyampaikan `LKPM`.', statements: ['S1', 'S1'] }
    expect(verify([marked], statements, 'id').kept).toEqual([good])
  })
})

/** Statements of the knowledge base as it ships, spread over all of it. */
const { knowledge } = primaAsShipped()
const shipped = [...knowledge.entries.values()]
  .flatMap((pair) =>
    languages.flatMap((language) => evidenceOf(pair[language], knowledge).map((one) => ({ ...one, language }))),
  )
  .filter(({ statement }) => !statement.includes('@') && !/[A-Z]\d|\d[A-Z]/.test(statement))
const anyStatement = fc.constantFrom(...shipped)
const flawIn = (text: string, { statement, citations, language }: (typeof shipped)[number]) =>
  flawOf(text, [{ text: statement, citations, context: '' }], language)

describe('a statement of the knowledge base', () => {
  test('supports itself', () => {
    fc.assert(
      fc.property(anyStatement, (one) => {
        expect(flawIn(one.statement, one)).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })

  test('never supports another figure, reference, link, mention or name than its own', () => {
    const changes: readonly ((text: string) => string)[] = [
      (text) => text.replace(/\d+/, (digits) => String(Number(digits) + 7919)),
      (text) => `${text} Lihat Pasal 987 ayat (65).`,
      (text) => `${text} Sesuai PP 9876/2019.`,
      (text) => `${text} https://bukan-kami.example.com/x`,
      (text) => `<!everyone> ${text}`,
      (text) => `Menurut Badan Xyzzy Plugh: ${text}`,
      (text) => `${text} Biayanya Rp 987.654.321.`,
      (text) => `${text} Berlaku 31 Februari 1987.`,
    ]
    fc.assert(
      fc.property(anyStatement, fc.constantFrom(...changes), (one, change) => {
        const changed = change(one.statement)
        fc.pre(changed !== one.statement)
        expect(flawIn(changed, one)).toBeDefined()
      }),
      { numRuns: 400 },
    )
  })

  test('never supports the opposite of its duty', () => {
    const opposite: readonly [RegExp, string][] = [
      [/\b(?:tidak|tak|bukan|belum) (wajib|harus|perlu|boleh)\b/i, '$1'],
      [/(?<!tidak |tak |bukan |belum |tidak lagi |semua )\b(wajib|harus)\b/i, 'tidak $1'],
      [/\bdilarang\b/i, 'boleh'],
      [/\b(must|may) not\b/i, '$1'],
      [/\b(must|may)\b(?! not)/i, '$1 not'],
      [/\b(?:need|does|do) not (?:have to|need to)\b/i, 'must'],
    ]
    const bound = shipped.filter(({ statement }) => opposite.some(([pattern]) => pattern.test(statement)))
    expect(bound.length).toBeGreaterThan(500)
    fc.assert(
      fc.property(fc.constantFrom(...bound), fc.constantFrom(...opposite), (one, [pattern, by]) => {
        fc.pre(pattern.test(one.statement))
        expect(flawIn(one.statement.replace(pattern, by), one)).toBeDefined()
      }),
      { numRuns: 400 },
    )
  })
})
