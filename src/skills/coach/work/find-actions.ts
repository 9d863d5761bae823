import { wordsIn } from '../../../domain/words-in.ts'
import { liveActions } from '../../../programme/counters.ts'
import type { Action } from '../../../programme/programme.ts'
import type { Desk } from '../desk.ts'

/** Shorter words tell nothing of an action. */
const leastLetters = 3

/**
 * The open actions that are meant by some words of them ("training empati"): those that have most of these words, more
 * than one where they have equally many, none where no word is theirs.
 */
export function findActions({ programme, parts }: Desk, said: string): readonly Action[] {
  const silent = parts.doingWords.words('silent')
  const wanted = [...new Set(wordsIn(said))].filter((word) => word.length >= leastLetters && !silent.has(word))
  const open = liveActions(programme).filter(({ status }) => status !== 'done')
  const scored = open.map((action) => {
    const words = wordsIn(action.values.what)
    return { action, score: wanted.filter((word) => words.includes(word)).length }
  })
  const best = Math.max(0, ...scored.map(({ score }) => score))
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ action }) => action)
}
