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
})

/** A negator stands at most so many words before what it negates: "tidak memakai ambang" negates no duty. */
const reachOfNegator = 2

/** Reads verdicts.yaml of `directory`, knowledge/language. */
export function createVerdictReader(directory: string, { slang }: Pick<Words, 'slang'>): VerdictReader {
  const file = readLanguageFile(directory, 'verdicts.yaml', schema)
  const standard = (text: string) =>
    wordsIn(text.replace(/['’]/g, '')).flatMap((word) => (slang.get(word) ?? word).split(' '))

  return (question, statement) => {
    const [asked, said] = [standard(question), standard(statement)]
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
