import type { Language } from '../../domain/language.ts'

const namesOf: Readonly<Record<Language, RegExp>> = {
  id: /\b(?:indonesian?|in bahasa)\b/i,
  en: /\b(?:inggris|english)\b/i,
}
const unwanted = /\b(?:jangan|bukan|kok|kenapa|don'?t|do not|cannot|can'?t|why|gak?|tidak|nggak|ngga) (?:\S+ ){0,4}$/i

/** Which language somebody wants who speaks of languages: the one they name, or the other where they refuse one. */
export function readLanguageWish(text: string): Language | undefined {
  const named = (['en', 'id'] as const).filter((language) => namesOf[language].test(text))
  const [only] = named
  if (named.length !== 1 || only === undefined) return undefined
  const before = text.slice(0, text.search(namesOf[only]))
  if (!unwanted.test(before)) return only
  return only === 'id' ? 'en' : 'id'
}
