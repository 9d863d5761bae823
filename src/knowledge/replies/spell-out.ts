import type { ReplyPolish } from './reply-book.ts'

/** Told words in everyday spelling, written out; words and names keep their capitals. */
export function spellOut(text: string, { spelling }: Pick<ReplyPolish, 'spelling'>, language: 'id' | 'en'): string {
  const words = spelling[language]
  return text
    .replace(/(?<![\p{L}\d'@./])[\p{L}']+(?![\p{L}\d'@])/gu, (word) => {
      const full = words[word.toLowerCase()]
      if (full === undefined) return word
      return /^\p{Lu}/u.test(word) && full !== '' ? `${full.charAt(0).toUpperCase()}${full.slice(1)}` : full
    })
    .replace(/(?<![\p{L}])(kak|bu|pak)(?=[\s,.!?]|$)/gu, (title) => `${title.charAt(0).toUpperCase()}${title.slice(1)}`)
    .replace(/(?<![\p{L}])rp\.?\s?(?=\d)/giu, 'Rp')
    .replace(/\s+([,.!?])/g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim()
}
