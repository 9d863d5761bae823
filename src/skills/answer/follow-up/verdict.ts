import { z } from 'zod'
import { wordsIn } from '../../../domain/words-in.ts'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'
import type { Words } from '../../../knowledge/text/words.ts'

/** How a statement answers a question of yes or no. */
export type Verdict = 'yes' | 'no' | 'depends'

/** Undefined where one of them says nothing of a duty, of leave or of a price, or each of something else. */
export type VerdictReader = (question: string, statement: string) => Verdict | undefined

const kinds = ['obligation', 'permission', 'cost'] as const
const list = z.array(z.string()).transform((words) => new Set(words))
const schema = z.strictObject({
  ...{ obligation: list, permission: list, cost: list },
  ...{ 'no-obligation': list, 'no-permission': list, 'no-cost': list },
  negators: list,
  conditions: list,
  tails: z.array(z.string()),
  particles: list,
})

/** Whether a sentence ends as one that asks for yes or no, though it has no question mark: "hrs lapor ulang ga". */
export type TailReader = (text: string) => boolean

/** Reads verdicts.yaml of `directory`, knowledge/language. */
export function createTailReader(directory: string, words: Pick<Words, 'slang'>): TailReader {
  const { tails, particles } = readLanguageFile(directory, 'verdicts.yaml', schema)
  return (text) => {
    const said = standard(text, words)
    const end = said.findLastIndex((word) => !particles.has(word)) + 1
    const line = said.slice(0, end).join(' ')
    return end > 1 && tails.some((tail) => line.endsWith(` ${tail}`))
  }
}

/** A negator stands at most so many words before what it negates: "tidak memakai ambang" negates no duty. */
const reachOfNegator = 2

/** Reads verdicts.yaml of `directory`, knowledge/language. */
export function createVerdictReader(directory: string, words: Pick<Words, 'slang'>): VerdictReader {
  const file = readLanguageFile(directory, 'verdicts.yaml', schema)

  return (question, statement) => {
    const [asked, said] = [standard(question, words), standard(statement, words)]
    for (const kind of kinds) {
      const [wanted, found] = [polarity(asked, kind), polarity(said, kind)]
      if (wanted === undefined || found === undefined) continue
      if (said.some((word) => file.conditions.has(word))) return 'depends'
      return wanted === found ? 'yes' : 'no'
    }
    return undefined
  }

  /** Whether it is said of the first word of this kind, or denied. */
  function polarity(said: readonly string[], kind: (typeof kinds)[number]): boolean | undefined {
    const at = said.findIndex((word) => file[kind].has(word) || file[`no-${kind}`].has(word))
    if (at < 0) return undefined
    const isNegated = said.slice(Math.max(0, at - reachOfNegator), at).some((word) => file.negators.has(word))
    return file[kind].has(said[at] ?? '') !== isNegated
  }
}

/** The words of a text in standard spelling. */
function standard(text: string, { slang }: Pick<Words, 'slang'>): readonly string[] {
  return wordsIn(text.replace(/['’]/g, '')).flatMap((word) => (slang.get(word) ?? word).split(' '))
}
