import { findPersonalData } from '../domain/mask.ts'
import { type FaultName, faultNames, type PracticeRules } from '../knowledge/practice/load-practice.ts'
import { asksForSecret } from './asks-for-secret.ts'
import { all, has, readable } from './signs.ts'

/** What must not stand in a message to a customer, and the words that made it one. */
export type Fault = { readonly name: FaultName; readonly quote: string }

/** "Tidak bisa dijamin", "can't guarantee", "never definitely": up to three words before the phrase deny it. */
const denied =
  /(?:^|\s)(?:tidak|tak|bukan|belum|jangan|tanpa|not|never|can't|cannot|don't|won't)\s+(?:[^\s.,;:!?]+\s+){0,3}$/u
/** After a refusal, what is offered instead. */
const instead = /\b(?:tetapi|tapi|namun|sebagai gantinya|pilihannya|but|instead)\b/
/** Nobody needs these read back to them. */
const neverRepeated = new Set(['nik', 'card', 'npwp'])

/** The faults in a message, each kind once, the order of `faultNames`; see knowledge/practice/rules.yaml. */
export function findFaults(message: string, rules: PracticeRules): readonly Fault[] {
  const text = rules.harmless.reduce((rest, phrase) => rest.replaceAll(phrase, ' '), readable(message))
  return faultNames.flatMap((name): readonly Fault[] => {
    const quote =
      find[name]?.(text, message, rules) ?? all(text, rules[name]).find((phrase) => counts(text, phrase, name))
    return quote === undefined ? [] : [{ name, quote }]
  })
}

const find: Readonly<
  Partial<Record<FaultName, (text: string, message: string, rules: PracticeRules) => string | undefined>>
> = {
  data: (text, message, rules) =>
    asksForSecret(text, rules.data) ?? findPersonalData(message).find(({ kind }) => neverRepeated.has(kind))?.kind,
  promise: (text, _, rules) => sureOutcome(text, rules),
}

/** Whether a phrase does to the customer what its list is for, and is not denied, asked or taken back. */
function counts(text: string, phrase: string, name: FaultName): boolean {
  if (name === 'data') return false
  const at = text.indexOf(phrase)
  const before = text.slice(0, at)
  if (name === 'promise') return !denied.test(before)
  // "Itu bukan salah bank" blames nobody.
  if (name === 'blame' && /^salah /u.test(phrase)) return !denied.test(before)
  return name !== 'refuse' || !instead.test(text.slice(at))
}

/** A "surely" beside what shall come of it, in one sentence: "pasti sampai besok", not "pasti beliau senang". */
function sureOutcome(text: string, { sure, outcomes }: PracticeRules): string | undefined {
  const clauses = text.split(/[.,;:!?]+(?=\s)/)
  return sure.find((word) =>
    clauses.some((clause) => {
      const said = ` ${clause} `
      const at = said.search(new RegExp(String.raw`(?<![\p{L}\p{N}])${word}(?![\p{L}\p{N}])`, 'u'))
      return at >= 0 && !denied.test(said.slice(0, at)) && outcomes.some((outcome) => has(said, outcome))
    }),
  )
}
