import { z } from 'zod'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { Words } from '../../knowledge/text/words.ts'

/** What may be wanted of an answer in words of any order. `manner`: how to answer, and nothing else. `pinned`: points to hang up. */
export const wordedActs = [
  'points',
  'pinned',
  'steps',
  'message',
  'tone',
  'manner',
  'difference',
  'reason',
  'complaint',
  'checklist',
  'at-most',
] as const
export type WordedAct = (typeof wordedActs)[number]

const bag = z.strictObject({
  needs: z.array(z.array(z.string()).min(1)).min(1),
  also: z.array(z.string()),
  strangers: z.number().int().min(0),
})
const schema = z.strictObject(Object.fromEntries(wordedActs.map((act) => [act, bag])) as Record<WordedAct, typeof bag>)

/** The act that a message is nothing but, by its words in standard spelling. */
export type WordedActReader = (said: readonly string[]) => WordedAct | undefined

/** Reads act-words.yaml of `directory`, knowledge/language, which explains it. `fillers`: words that say nothing. */
export function createWordedActReader(
  directory: string,
  { functionWords, questionWords }: Pick<Words, 'functionWords' | 'questionWords'>,
  fillers: ReadonlySet<string>,
): WordedActReader {
  const file = readLanguageFile(directory, 'act-words.yaml', schema)
  const acts = wordedActs.map((act) => {
    const { needs, also, strangers } = file[act]
    return { act, strangers, needs: needs.map((list) => new Set(list)), known: new Set([...needs.flat(), ...also]) }
  })
  const isEmpty = (word: string) =>
    fillers.has(word) || functionWords.has(word) || questionWords.has(word) || /^\d+$/.test(word) || word === 'tidak'

  return (said) =>
    acts.find(({ needs, known, strangers }) => {
      if (!needs.every((list) => said.some((word) => list.has(word)))) return false
      return said.filter((word) => !known.has(word) && !isEmpty(word)).length <= strangers
    })?.act
}
