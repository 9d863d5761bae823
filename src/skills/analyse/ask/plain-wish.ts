import type { AskedWords } from '../../../knowledge/analyse/analyse-words.ts'
import { bareWord, tokensOf } from '../words/tokens.ts'

/** Whether words beside a file ask for what there is, and for nothing of its own: "tolong dianalisis dong", or none at all. */
export function isPlainWish(text: string, { analysing, fillers, common }: AskedWords): boolean {
  const wished = new Set(analysing)
  const idle = new Set([...fillers, ...common])
  const words = tokensOf(text)
  const isWish = (word: string) => wished.has(word) || wished.has(bareWord(word))
  return words.length === 0 || (words.some(isWish) && words.every((word) => isWish(word) || idle.has(word)))
}
