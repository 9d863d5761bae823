import { stemmer as snowballEnglish } from '@orama/stemmers/english'
import { stemmer as snowballIndonesian } from '@orama/stemmers/indonesian'
import type { Language } from '../../domain/language.ts'
import { remembering } from '../../domain/remembering.ts'

const wordPattern = /^[a-z]{3,}$/

/**
 * The stem of a normalised word by the Snowball algorithms (https://snowballstem.org/algorithms/indonesian/stemmer.html),
 * which need no dictionary. Words with other letters or digits stay as they are.
 */
export function stem(word: string, language: Language): string {
  if (!wordPattern.test(word)) return word
  return stemmers[language](word)
}

/** The words of an entry and of questions about it come again and again. */
const mostRemembered = 6000
const stemmers: Readonly<Record<Language, (word: string) => string>> = {
  id: remembering(snowballIndonesian, mostRemembered),
  en: remembering(snowballEnglish, mostRemembered),
}
