import { z } from 'zod'
import type { Language } from '../domain/language.ts'
import { wordsIn } from '../domain/words-in.ts'

const wordList = z.string().transform((text) => new Set(text.split(/\s+/)))

/** knowledge/language/cues.yaml, which explains its fields. */
export const cuesSchema = z.strictObject({
  neutral: z.array(z.string()),
  id: wordList,
  en: wordList,
  'id-topics': wordList,
  'en-topics': wordList,
})
export type LanguageCues = z.infer<typeof cuesSchema>

/** The name of a command is the same in every language: "/help". */
const command = /^\s*\/\S+/

export type LanguageDetector = {
  /** The language of a text, or undefined where its words do not tell ("NIB", "PSE?", "👍"). */
  detect(text: string): Language | undefined
}

/** An Indonesian "gue" among English words speaks louder than they do: people borrow words, not pronouns. */
const weightOfOwnIndonesian = 2
/** "A" is also a grade, and "I" a number. */
const letter = /^\p{Letter}$/u

/**
 * Tells Indonesian from English by everyday words. General detectors were no use here: on clipped chat ("kl telat lapor
 * lkpm gmn") they guess among dozens of languages.
 */
export function createLanguageDetector(cues: LanguageCues): LanguageDetector {
  const neutral = cues.neutral.map((phrase) => ` ${wordsIn(phrase).join(' ')} `)

  return {
    detect(text) {
      const found = { id: 0, en: 0, ownIndonesian: 0, ownEnglish: 0 }
      for (const word of wordsThatTell(text)) {
        if (cues.id.has(word) || (word.length > 5 && word.endsWith('nya'))) found.ownIndonesian++
        if (cues['id-topics'].has(word)) found.id++
        if (cues.en.has(word)) found.ownEnglish += letter.test(word) ? 0.5 : 1
        if (cues['en-topics'].has(word)) found.en++
      }
      const id = weightOfOwnIndonesian * found.ownIndonesian + found.id
      const en = found.ownEnglish + found.en
      if (id === en) return found.ownIndonesian > 0 ? 'id' : undefined
      return id > en ? 'id' : 'en'
    },
  }

  function wordsThatTell(text: string): readonly string[] {
    const words = ` ${wordsIn(text.replace(command, '')).join(' ')} `
    return neutral
      .reduce((left, phrase) => left.replaceAll(phrase, ' '), words)
      .trim()
      .split(' ')
  }
}
