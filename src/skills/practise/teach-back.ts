import { z } from 'zod'
import type { JsonValue } from '../../domain/json.ts'
import type { Language } from '../../domain/language.ts'
import { wordsIn } from '../../domain/words-in.ts'
import type { TeachBackStep } from '../../knowledge/practice/load-practice.ts'

export const teachBackFlow = 'teach-back'
export const teachBackVersion = 1

const stateSchema = z.object({ step: z.string() })

/** The step that waits to be explained. Undefined where the flow was stored in a form that is no longer known. */
export function readTeachBackState(stored: JsonValue | undefined): string | undefined {
  return stateSchema.safeParse(stored).data?.step
}

/** The key points of a step, and which of them an explanation has. */
export type TaughtBack = { readonly found: readonly string[]; readonly missing: readonly string[] }

/** Looks for the key points of a step in an explanation, by their words alone: it cannot tell whether they are meant. */
export function checkExplanation(text: string, { points }: TeachBackStep, language: Language): TaughtBack {
  const said = ` ${wordsIn(text).join(' ')} `
  const has = ({ words }: TeachBackStep['points'][number]) => words.some((phrase) => holds(said, phrase))
  const saying = (some: TeachBackStep['points']) => some.map(({ says }) => says[language])
  return { found: saying(points.filter(has)), missing: saying(points.filter((point) => !has(point))) }
}

/** The step that a wish names: the one with the longest name in it. Undefined: it names none. */
export function stepIn(text: string, steps: readonly TeachBackStep[]): TeachBackStep | undefined {
  const said = ` ${wordsIn(text).join(' ')} `
  return steps
    .flatMap((step) => step.names.map((name) => ({ step, name: wordsIn(name).join(' ') })))
    .filter(({ name }) => said.includes(` ${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0]?.step
}

/** Whole words, also with the endings that Indonesian hangs on them. */
function holds(said: string, phrase: string): boolean {
  const words = wordsIn(phrase).join(' ')
  return ['', 'nya', 'kan', 'ku', 'mu'].some((ending) => said.includes(` ${words}${ending} `))
}
