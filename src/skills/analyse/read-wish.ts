import type { WishWords } from '../../knowledge/analyse/analyse-words.ts'
import { tokensOf } from './words/tokens.ts'

/** What somebody wants analysed. `offered`: a file that they have and have not sent. `compare`, `yes`: said after an analysis, or while columns wait for a yes. */
export type AnalyseWish = 'survey' | 'chat' | 'offered' | 'any' | 'compare' | 'yes'
export type AnalyseWishReader = (text: string) => AnalyseWish | undefined

/** Wishes of more words tell something else. */
const mostWords = 20
const mostOfYes = 3

/** Reads wishes by the words of knowledge/analyse/wishes.yaml; of a text of several lines its first. */
export function createAnalyseWishReader(words: WishWords): AnalyseWishReader {
  const toKey = (phrase: string) => ` ${tokensOf(phrase).join(' ')} `
  const keys = (['compare', 'offered', 'survey', 'chat', 'any'] as const).map((wish) => ({
    wish,
    phrases: words[wish].map(toKey),
  }))
  const yes = new Set(words.yes.map(toKey))
  return (text) => {
    const tokens = tokensOf(text.split('\n')[0] ?? '')
    if (tokens.length === 0 || tokens.length > mostWords) return undefined
    const said = ` ${tokens.join(' ')} `
    if (tokens.length <= mostOfYes && (yes.has(said) || yes.has(` ${tokens[0]} `)) && !/\d/.test(text)) {
      return tokens.length === 1 || yes.has(said) ? 'yes' : undefined
    }
    return keys.find(({ phrases }) => phrases.some((phrase) => said.includes(phrase)))?.wish
  }
}
