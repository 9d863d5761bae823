import type { ThemeWords } from '../../../knowledge/analyse/analyse-words.ts'
import { createTermFinder, tokensOf } from './tokens.ts'

/** The ids of the themes that a text speaks of, each once, in the order they come up. */
export type ThemeReader = (text: string) => readonly string[]

/** Reads themes by the words of knowledge/analyse/themes.yaml. A word may belong to several themes. */
export function createThemeReader(themes: ThemeWords): ThemeReader {
  const byPhrase = new Map<string, string[]>()
  for (const { id, words } of themes) {
    for (const phrase of words) byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), id])
  }
  const finder = createTermFinder(byPhrase)
  return (text) => {
    const tokens = tokensOf(text)
    const found = new Set<string>()
    for (let index = 0; index < tokens.length; ) {
      const match = finder.at(tokens, index)
      for (const theme of match?.value ?? []) found.add(theme)
      index += match?.length ?? 1
    }
    return [...found]
  }
}
