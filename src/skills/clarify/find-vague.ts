import { wordsIn } from '../../domain/words-in.ts'
import type { Words } from '../../knowledge/text/words.ts'
import type { ClarifyingChoice, VagueProblem, VagueProblems } from '../../knowledge/vague-problems.ts'

export type VagueFinder = {
  /** The problem that a message is nothing but; undefined where it says more, or something else. */
  find(text: string): VagueProblem | undefined
  /** The choice that a short answer names: "yang NIK". Undefined: none, or more than one. */
  pick(text: string, problem: VagueProblem): ClarifyingChoice | undefined
  byId(id: string): VagueProblem | undefined
}

/** Longer messages have more in them than the words that are known here. */
const mostWords = 12
/** Longer answers are questions of their own. */
const mostWordsOfPick = 6

type Reading = {
  readonly problem: VagueProblem
  readonly about: ReadonlySet<string>
  readonly also: ReadonlySet<string>
}

export function createVagueFinder(
  { fillers, problems, records }: VagueProblems,
  { slang, functionWords }: Words,
): VagueFinder {
  const standard = (text: string): readonly string[] =>
    wordsIn(text.replace(/['’`]/g, '')).flatMap((word) => (slang.get(word) ?? word).split(' '))
  const empty = new Set([...fillers, ...functionWords])
  const problemWords = new Set(problems.flatMap((phrase) => phrase.split(' ')))
  const readings = records.map(
    (problem): Reading => ({ problem, about: new Set(problem.about), also: new Set(problem.also) }),
  )

  return {
    find(text) {
      const words = standard(text)
      if (words.length === 0 || words.length > mostWords) return undefined
      const problem = readings.find((reading) => isNothingBut(reading, words))?.problem
      return problem && named(words, problem).length === 1 ? undefined : problem
    },
    pick(text, problem) {
      const words = standard(text)
      const choices = words.length > mostWordsOfPick ? [] : named(words, problem)
      return choices.length === 1 ? choices[0] : undefined
    },
    byId: (id) => records.find((problem) => problem.id === id),
  }

  function named(words: readonly string[], { choices }: VagueProblem): readonly ClarifyingChoice[] {
    return choices.filter((choice) => choice.words.some((word) => words.includes(word)))
  }

  function isNothingBut({ problem, about, also }: Reading, words: readonly string[]): boolean {
    if (!words.some((word) => about.has(word))) return false
    const isKnown = (word: string) => about.has(word) || also.has(word) || empty.has(word) || problemWords.has(word)
    return words.every(isKnown) && (problem.needs === undefined || hasProblem(words, about))
  }

  function hasProblem(words: readonly string[], about: ReadonlySet<string>): boolean {
    const line = ` ${words.join(' ')} `
    return problems.some((phrase) => !about.has(phrase) && line.includes(` ${phrase} `))
  }
}
