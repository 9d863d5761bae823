import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { KnowledgeError } from '../../../src/domain/errors.ts'
import { featureCount, featuresOf } from '../../../src/knowledge/intents/features.ts'
import { createIntentModel } from '../../../src/knowledge/intents/intent-model.ts'
import { intentFileName, loadIntents } from '../../../src/knowledge/intents/load-intents.ts'

describe('features', () => {
  test('are the same however loud, long or punctuated it is said', () => {
    expect(featuresOf('Halooo, PRIMA!!')).toEqual(featuresOf('halo prima'))
    expect(featuresOf('tim 12 orang')).toEqual(featuresOf('tim 8 orang'))
  })

  test('are places of the model, each once, and some even of nothing', () => {
    const features = featuresOf('panggilin manusia dong')
    expect(new Set(features).size).toBe(features.length)
    expect(features.every((place) => place >= 0 && place < featureCount)).toBe(true)
    expect(featuresOf('').length).toBeGreaterThan(0)
  })
})

describe('a model', () => {
  const [place = 0] = featuresOf('halo').slice(-1)
  const weights = new Int8Array(2 * featureCount)
  weights[place * 2] = 100
  const model = createIntentModel({ intents: ['greeting'], scales: [1, 1], biases: [-3, 3], weights })

  test('reads an intent where its features stand, and none elsewhere', () => {
    expect(model.read('halo')?.intent).toBe('greeting')
    expect(model.read('pajak')).toBeUndefined()
  })
})

describe('the intents that ship', () => {
  const { read } = loadIntents(resolve(import.meta.dirname, '../../../knowledge/language'))

  test.each([
    ['lo bisa apa aja sih', 'capability'],
    ['apakah saya sedang berbicara dengan mesin?', 'identity'],
    ['panggilin manusianya dong', 'human'],
    ['tolong teleponin pelanggan gue ya', 'contact'],
    ['could you email my boss', 'contact'],
    ['In Indonesian please', 'language'],
    ['ga nyambung ih jawabannya', 'complaint'],
    ['cara ngomong ke manusia yang marah', undefined],
    ['gimana cara daftar pse', undefined],
    ['beda nib dan izin', undefined],
    ['pelanggan minta bicara dengan atasan, harus gimana', undefined],
  ])('%j is %s', (text, intent) => {
    expect(read(text)?.intent).toBe(intent)
  })

  test('stop the start where their file is not whole', () => {
    const directory = mkdtempSync(join(tmpdir(), 'intents-'))
    expect(() => loadIntents(directory)).toThrow(KnowledgeError)
    const file = { made: {}, features: featureCount, intents: ['a'], scales: [1, 1], biases: [0, 0], weights: 'AAAA' }
    writeFileSync(join(directory, intentFileName), JSON.stringify(file))
    expect(() => loadIntents(directory)).toThrow('is not whole')
  })
})
