import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadSharedPhrases } from '../../src/conversation/phrases.ts'

const prompts = resolve(import.meta.dirname, '../../prompts')

function promptsWith(file: string, change: (text: string) => string): string {
  const directory = mkdtempSync(join(tmpdir(), 'prima-prompts-'))
  cpSync(prompts, directory, { recursive: true })
  writeFileSync(join(directory, file), change(readFileSync(join(directory, file), 'utf8')))
  return directory
}

describe('phrases', () => {
  test('fill their placeholders', () => {
    const phrases = loadSharedPhrases(prompts)
    expect(phrases.say('id', 'as-of', { date: '24 November 2026' })).toBe('Per 24 November 2026')
    expect(phrases.say('en', 'as-of', { date: '24 November 2026' })).toBe('As of 24 November 2026')
  })

  test('must all be there', () => {
    const directory = promptsWith('phrases.en.yaml', (text) => text.replace(/^thanks:.*\n/m, ''))
    expect(() => loadSharedPhrases(directory)).toThrow('phrase "thanks" is missing or not a text')
  })

  test('must be known', () => {
    const directory = promptsWith('phrases.id.yaml', (text) => `${text}thnks: Sama-sama\n`)
    expect(() => loadSharedPhrases(directory)).toThrow('no place says the phrase thnks')
  })

  test('must lie in a file that can be read and is YAML', () => {
    expect(() => loadSharedPhrases('/nowhere')).toThrow('/nowhere/phrases.id.yaml:1: cannot be read')
    const directory = promptsWith('phrases.en.yaml', (text) => `thanks: [\n${text}`)
    expect(() => loadSharedPhrases(directory)).toThrow('is not valid YAML')
  })

  test('must have the same placeholders in both languages', () => {
    const directory = promptsWith('phrases.en.yaml', (text) => text.replace('As of {date}', 'As of today'))
    expect(() => loadSharedPhrases(directory)).toThrow(
      'phrase "as-of" has placeholders {date} in Indonesian and none in English',
    )
  })
})
