import { z } from 'zod'
import { phrasesTest, toLine } from '../../../knowledge/replies/phrase-pattern.ts'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'
import type { StepId } from '../../../programme/steps.ts'

const words = z.array(z.string().min(1)).min(1)
const groups = {
  led: words,
  begin: words,
  choosing: words,
  polite: words,
  asking: words,
  team: words,
  'team-plan': words,
  whole: words,
  missed: words,
  improve: words,
  law: words,
  other: words,
  denied: words,
  capability: words,
  elsewhere: words,
  introducing: words,
  role: words,
  take: words,
  draft: words,
  that: words,
  'that-draft': words,
  again: words,
}
/** The steps that people name in a row; those behind them follow by themselves. */
const namedSteps = ['vision', 'analysis', 'goals', 'plan'] as const satisfies readonly StepId[]
const steps = z.strictObject(
  Object.fromEntries(namedSteps.map((step) => [step, words])) as Record<(typeof namedSteps)[number], typeof words>,
)
const schema = z.strictObject({ ...groups, steps })

export type DoorWords = {
  /** Whether a phrase of a group stands in a text. */
  has(text: string, group: keyof typeof groups): boolean
  /** The steps that a text names, in the order of the text. */
  stepsIn(text: string): readonly StepId[]
  /** Whether a sentence turns something down: it begins so, or right behind who says it. */
  denies(sentence: string): boolean
}

const who = /^(?:(?:eh|lah|loh|woy|ya|udah|kan|saya|aku|gw|gue|gua|kami|kita|i|we|no|ga|gak)[\s,]+)*/iu

/** Reads knowledge/programme/door-words.yaml. @throws KnowledgeError naming what is not right in it. */
export function readDoorWords(directory: string): DoorWords {
  const { steps: named, ...list } = readLanguageFile(directory, 'door-words.yaml', schema)
  return {
    has: (text, group) => phrasesTest(list[group]).test(toLine(text)),
    stepsIn(text) {
      const bare = toLine(text).replace(/(?<=\p{L}{3})nya(?= )/gu, '')
      const line = list.whole.reduce((rest, name) => rest.replaceAll(` ${name} `, ' '), bare)
      return namedSteps
        .map((step) => ({ step, at: Math.min(...named[step].map((word) => placeOf(line, word))) }))
        .filter(({ at }) => Number.isFinite(at))
        .toSorted((one, other) => one.at - other.at)
        .map(({ step }) => step)
    },
    denies: (sentence) => {
      const bare = toLine(sentence)
      const behind = toLine(sentence.trim().replace(who, ''))
      return list.denied.some((phrase) => bare.startsWith(` ${phrase} `) || behind.startsWith(` ${phrase} `))
    },
  }
}

function placeOf(line: string, word: string): number {
  const at = line.indexOf(` ${word} `)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}
