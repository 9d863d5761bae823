import { wordsIn } from '../../domain/words-in.ts'
import type { WishWords } from './read-wish.ts'

/** What is said in practice that is no answer to a customer and no letter. */
export type SteerReader = {
  /** It is to end, or how it went is asked: "ok stop, what's my score?", "udah, nilai dong". `ends`: it is to end. */
  closing(text: string): { readonly ends: boolean; readonly asksScore: boolean } | undefined
  /** "Yang kurang di mana ya tadi?" */
  asksLacking(text: string): boolean
  /** The letter that answers a question, "kayaknya B", "A i guess", "yang pertama". */
  letter(text: string): string | undefined
  /** "Gatau, lanjut". */
  passes(text: string): boolean
}

/** What is said to a customer is longer. */
const mostWords = 9
const letters: Readonly<Record<string, string>> = {
  a: 'A',
  b: 'B',
  c: 'C',
  d: 'D',
  pertama: 'A',
  kedua: 'B',
  ketiga: 'C',
  keempat: 'D',
  first: 'A',
  second: 'B',
  third: 'C',
  fourth: 'D',
}

/** Reads what steers practice, by words of knowledge/practice/wishes.yaml: a message of nothing else than those. */
export function createSteerReader(words: WishWords): SteerReader {
  const [ends, score, scoreAbout, lacking, lackingAbout, around, fillers] = [
    words.ends,
    words.score,
    words.scoreAbout,
    words.lacking,
    words.lackingAbout,
    words.answerAround,
    words.fillers,
  ].map((list) => new Set(list.flatMap(wordsIn)))
  const passing = words.pass.map((phrase) => wordsIn(phrase).join(' ')).toSorted((a, b) => b.length - a.length)

  return {
    closing(text) {
      const said = wordsIn(text)
      const isOnly = said.every(
        (word) => ends?.has(word) || score?.has(word) || scoreAbout?.has(word) || fillers?.has(word),
      )
      if (!isOnly || said.length > mostWords) return undefined
      const [isEnd, asksScore] = [
        said.some((word) => ends?.has(word)),
        said.some((word) => score?.has(word)) || isAskingHow(said),
      ]
      return isEnd || asksScore ? { ends: isEnd, asksScore } : undefined
    },
    asksLacking(text) {
      const said = wordsIn(text)
      return (
        said.length <= mostWords &&
        said.some((word) => lacking?.has(word)) &&
        said.every((word) => lacking?.has(word) || lackingAbout?.has(word) || fillers?.has(word))
      )
    },
    letter(text) {
      const said = wordsIn(text)
      const isEnglish = said.includes('i') || said.includes('think')
      const found = said.filter((word) => letters[word] !== undefined)
      // "A", "B" and the words around them; an article is no answer: "a good one".
      const others = said.filter((word) => letters[word] === undefined)
      const [only, other] = [...new Set(found.map((word) => letters[word]))]
      if (only === undefined || other !== undefined || said.length > mostWords) return undefined
      return others.every((word) => around?.has(word) || fillers?.has(word) || (isEnglish && word === 's'))
        ? only
        : undefined
    },
    passes(text) {
      const said = ` ${wordsIn(text).join(' ')} `
      const rest = passing.reduce((left, phrase) => left.replace(` ${phrase} `, '  '), said)
      return rest !== said && wordsIn(rest).every((word) => fillers?.has(word) || around?.has(word))
    },
  }
}

/** "How did I do", "gimana tadi": no word for a score, and yet it asks for one. */
function isAskingHow(said: readonly string[]): boolean {
  const isHow = said.includes('how') && said.some((word) => word === 'do' || word === 'was')
  return isHow || (said.includes('tadi') && said.some((word) => word === 'gimana' || word === 'piye'))
}
