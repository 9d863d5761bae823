import { findPersonalData } from '../domain/mask.ts'
import { type FaultName, faultNames, type PracticeRules } from '../knowledge/practice/load-practice.ts'
import { first, has, readable } from './signs.ts'

/** What must not stand in a message to a customer, and the words that made it one. */
export type Fault = { readonly name: FaultName; readonly quote: string }

const asks = /\?|kirim|minta|sebut|ketik|send|give|tell me/
/** Nobody needs these read back to them. */
const neverRepeated = new Set(['nik', 'card', 'address', 'npwp'])

/** The faults in a message, each kind once, the order of `faultNames`; see knowledge/practice/rules.yaml. */
export function findFaults(message: string, rules: PracticeRules): readonly Fault[] {
  const text = rules.harmless.reduce((rest, phrase) => rest.replaceAll(phrase, ' '), readable(message))
  return faultNames.flatMap((name): readonly Fault[] => {
    const quote = name === 'data' ? privateData(message, text, rules) : first(text, rules[name])
    return quote === undefined ? [] : [{ name, quote }]
  })
}

/** What asks for a secret, or tells what a person has in their papers. */
function privateData(message: string, text: string, rules: PracticeRules): string | undefined {
  const asked = asks.test(text) ? rules.data.find((phrase) => has(text, phrase)) : undefined
  return asked ?? findPersonalData(message).find(({ kind }) => neverRepeated.has(kind))?.kind
}
