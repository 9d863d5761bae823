import { type Finding, failed, passed } from './finding.ts'
import { phraseIn, type WordLists } from './word-lists.ts'

export const visionChecks = ['short', 'long', 'customer', 'ours', 'vague'] as const
export type VisionCheck = (typeof visionChecks)[number]

/** A vision is one sentence of so many words (CSE-104). */
export const visionWords = { least: 8, most: 25 } as const

/** Checks a vision: as long as a sentence one can remember, about whom it is for, and not about ourselves alone. */
export function checkVision(vision: string, words: WordLists): readonly Finding<VisionCheck>[] {
  return [...checks(vision, words)]
}

function* checks(vision: string, words: WordLists): Generator<Finding<VisionCheck>> {
  const count = countWords(vision)
  if (count < visionWords.least) yield failed('short', { count, least: visionWords.least })
  else yield count > visionWords.most ? failed('long', { count, most: visionWords.most }) : passed('long')
  const customer = phraseIn(vision, words.customers)
  yield customer === undefined ? failed('customer') : passed('customer')
  const ours = phraseIn(vision, words.ours)
  if (ours !== undefined) yield failed('ours', { word: ours })
  const vague = phraseIn(vision, words.vague)
  if (vague !== undefined) yield failed('vague', { word: vague })
}

/** The words of a text: runs of letters and digits, joined ones as one. */
export function countWords(text: string): number {
  return (text.match(/[\p{Letter}\p{Number}]+(?:[-'’][\p{Letter}\p{Number}]+)*/gu) ?? []).length
}
