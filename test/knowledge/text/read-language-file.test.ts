import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readLanguageFile } from '../../../src/knowledge/text/read-language-file.ts'

const topics = z.record(z.string(), z.array(z.string()))

function read(content: string | undefined) {
  const directory = mkdtempSync(join(tmpdir(), 'prima-language-'))
  if (content !== undefined) writeFileSync(join(directory, 'topics.yaml'), content)
  return () => readLanguageFile(directory, 'topics.yaml', topics)
}

describe('a file of words', () => {
  test('is read as it stands', () => {
    expect(read('oss: [nib]\npse: [tdpse]\n')()).toEqual({ oss: ['nib'], pse: ['tdpse'] })
  })

  test.each([
    ['a file that is missing', undefined, 'topics.yaml:1: cannot be read'],
    ['an unclosed list, by its line', 'oss: [nib]\npse: [tdpse\n', 'topics.yaml:3: is not valid YAML'],
    ['a word where a list belongs, by its line', 'oss: [nib]\npse: tdpse\n', 'topics.yaml:2: pse'],
  ])('names %s', (_, content, message) => {
    expect(read(content)).toThrow(message)
  })
})
