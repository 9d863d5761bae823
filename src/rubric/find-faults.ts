import { findPersonalData } from '../domain/mask.ts'
import { type FaultName, faultNames, type PracticeRules } from '../knowledge/practice/load-practice.ts'
import { first, has, readable } from './signs.ts'

/** What must not stand in a message to a customer, and the words that made it one. */
export type Fault = { readonly name: FaultName; readonly quote: string }

const asks = /\?|kirim|minta|sebut|ketik|send|give|tell me/
/** "Jangan kirim kode OTP", "we never ask for your PIN": it warns. Up to three words may stand before the secret. */
const warns =
  /(?:jangan|tidak|tak|tanpa|never|don't|do not|won't)\s+(?:pernah |akan |perlu |usah |ever )*(?:kirim|meminta|minta|berikan|beri|bagikan|sebutkan|sebut|kasih|butuh|share|send|give|ask|need)\p{L}*\s+(?:[^\s.,!?]+\s+){0,3}$/u
/** What takes a warning back: "jangan kirim OTP selain ke saya". */
const takesBack = /\b(?:kecuali|selain|except|kirim ke (?:saya|kami)|to me)\b/
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
  const asked = asks.test(text) ? rules.data.find((phrase) => has(withoutWarnings(text, phrase), phrase)) : undefined
  return asked ?? findPersonalData(message).find(({ kind }) => neverRepeated.has(kind))?.kind
}

/** The text without the secret where it is only warned of. */
function withoutWarnings(text: string, secret: string): string {
  if (takesBack.test(text)) return text
  return text.split(secret).reduce((before, after) => before + (warns.test(before) ? ' ' : secret) + after)
}
