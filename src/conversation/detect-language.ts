import type { Language } from '../domain/language.ts'
import { wordsIn } from '../domain/words-in.ts'

/** The name of a command is the same in every language: "/help". */
const command = /^\s*\/\S+/

export type LanguageDetector = {
  /** The language of a text, or undefined where its words do not tell ("NIB", "PSE?", "👍"). */
  detect(text: string): Language | undefined
}

/**
 * Tells Indonesian from English by everyday words. General detectors were no use here: on clipped chat ("kl telat lapor
 * lkpm gmn") they guess among dozens of languages. `cues`: words that only this language has, separated by spaces.
 */
export function createLanguageDetector(cues: Readonly<Record<Language, string>>): LanguageDetector {
  const words = {
    id: new Set(cues.id.split(/\s+/)),
    en: new Set(cues.en.split(/\s+/)),
  }
  return {
    detect(text) {
      const found = { id: 0, en: 0 }
      for (const word of wordsIn(text.replace(command, ''))) {
        if (words.id.has(word) || (word.length > 5 && word.endsWith('nya'))) found.id++
        if (words.en.has(word)) found.en++
      }
      if (found.id === found.en) return undefined
      return found.id > found.en ? 'id' : 'en'
    },
  }
}
