import { describe, expect, test } from 'vitest'
import { readLanguageWish } from '../../../src/skills/account/language-wish.ts'

describe('a wish for a language', () => {
  test.each([
    ['In Indonesian please', 'id'],
    ['jawab pakai bahasa Indonesia dong', 'id'],
    ['bisa ngomong inggris aja ga', 'en'],
    ['please answer in English', 'en'],
    ["I don't speak Indonesian", 'en'],
    ['jangan pake inggris, gue ga ngerti', 'id'],
    ['why are you answering in Indonesian', 'en'],
    ['bisa bahasa jawa ga', undefined],
    ['which languages do you speak', undefined],
    ['can you switch between English and Indonesian', undefined],
  ])('%j: %s', (text, language) => {
    expect(readLanguageWish(text)).toBe(language)
  })
})
