import type { Language } from '../../domain/language.ts'
import type { StepsCheckData } from '../../knowledge/papers/paper-data.ts'
import { itemsIn } from '../../knowledge/papers/read-told.ts'
import { phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'

/** A procedure that was typed: what it has, what it lacks, and each step with what belongs to it. */
export type CheckedSteps = {
  readonly has: readonly string[]
  readonly lacks: readonly string[]
  readonly steps: readonly string[]
}

/** Undefined: no procedure is to be checked, or none was typed. */
export type StepsChecker = (text: string, language: Language) => CheckedSteps | undefined

const arrows = /\s*(?:->|→|>|=>)\s*/u

export function createStepsChecker({ all, fewest, points, adds }: StepsCheckData): StepsChecker {
  const groups = all.map((group) => phrasesTest(group))
  const known = points.map((point) => ({ point, test: phrasesTest(point.has) }))
  const added = adds.map((add) => ({ add, test: phrasesTest(add.words) }))

  return (text, language) => {
    const line = toLine(text)
    const steps = stepsIn(text)
    if (steps.length < fewest || !groups.every((group) => group.test(line))) return undefined
    const typed = toLine(steps.join(' '))
    const has = known.filter(({ test }) => test.test(typed))
    return {
      has: has.map(({ point }) => point.name[language]),
      lacks: known
        .filter((each) => !has.includes(each))
        .map(({ point }) => `**${point.name[language]}**: ${point.ask[language]}`),
      steps: steps.map((step) => {
        const add = added.find(({ test }) => test.test(toLine(step)))?.add[language]
        return add === undefined ? step : `${step} (${add})`
      }),
    }
  }
}

function stepsIn(text: string): readonly string[] {
  const behind = /[:\n]\s*([\s\S]+)$/u.exec(text)?.[1] ?? ''
  const chained = behind.split(arrows).filter((each) => each.trim() !== '')
  return chained.length > 2 ? chained.map((each) => each.trim()) : itemsIn(text)
}
