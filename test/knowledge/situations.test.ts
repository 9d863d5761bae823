import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { KnowledgeError } from '../../src/domain/errors.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { passagesOf } from '../../src/knowledge/passages.ts'
import { checkSituations, loadSituations } from '../../src/knowledge/situations.ts'
import { buildPair } from '../support/entries.ts'

const knowledge: Knowledge = {
  entries: new Map(['oss/nib', 'oss/lkpm'].map((id) => [id, buildPair(id)])),
  regulations: new Map(),
  sources: new Map(),
  referrals: new Map(),
}

describe('what people write whom an entry answers', () => {
  let directory: string
  const write = (text: string) => {
    mkdirSync(join(directory, 'situations'), { recursive: true })
    writeFileSync(join(directory, 'situations/oss.yaml'), text)
  }
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'situations-'))
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  it('finds the entry in its language, and stands in nothing that is shown', () => {
    write('oss/nib:\n  id: ["mau ngajuin kur, bank minta nomor usaha"]\n  en: []\n')
    const passages = passagesOf(knowledge, loadSituations([directory]))
    const [indonesian, english] = passages.filter(({ id }) => id.startsWith('oss/nib.'))
    expect(indonesian?.situations).toEqual(['mau ngajuin kur, bank minta nomor usaha'])
    expect(english?.situations).toEqual([])
    expect(indonesian?.text).not.toContain('kur')
  })

  it('must belong to an entry that is there, and to one alone', () => {
    write(
      'oss/nib:\n  id: ["Bank minta nomor usaha"]\n  en: []\noss/lkpm:\n  id: ["bank minta nomor usaha"]\n  en: []\noss/gone:\n  id: []\n  en: []\n',
    )
    const problems = checkSituations([directory], knowledge)
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [4, '"bank minta nomor usaha" stands for oss/nib and oss/lkpm'],
      [7, 'there is no entry oss/gone'],
    ])
    expect(problems[0]?.file).toContain('oss.yaml')
  })

  it('names the line of what cannot be read', () => {
    write('oss/nib:\n  id: "satu saja"\n  en: []\n')
    expect(() => loadSituations([directory])).toThrow(KnowledgeError)
    expect(checkSituations([directory], knowledge)[0]?.line).toBe(2)
  })

  it('may be missing', () => {
    expect(loadSituations([join(directory, 'none')]).size).toBe(0)
  })
})
