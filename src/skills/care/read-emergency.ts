import type { IntentModel } from '../../knowledge/intents/intent-model.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import type { SaidWords } from './said-words.ts'
import { type CareVocabulary, type EmergencyKind, emergencyKinds } from './vocabulary.ts'

export type EmergencyReader = (text: string, said: SaidWords) => EmergencyKind | undefined

/**
 * How likely it must be that something happens right now: beside its words, where somebody cries for help, and in a
 * message that names what our entries are about ("KBLI toko gas", "gudang kebakaran, LKPM gimana"); and where no such word
 * stands in it. A miss costs more than a number too many.
 */
const leastLikelihood = { besideWords: 0.3, ofCry: 0.01, besideNames: 0.9, alone: 0.93 }

/** Reads whether somebody is in bodily danger right now, and of which kind. */
export function createEmergencyReader(
  vocabulary: CareVocabulary,
  concerns: IntentModel,
  readNames: NameReader,
): EmergencyReader {
  return (text, said) => {
    // A heart waits for nobody's shift: whatever else is spoken of.
    if (said.has(vocabulary.self) && said.hasAllOf(vocabulary['heart-signs'])) return 'illness'
    const signed = signedKind(said)
    if (signed) return signed
    const likelihood = concerns.likeliest(text, ['emergency'])?.likelihood ?? 0
    // "Dada kiri sakit nembus ke punggung, ga bisa ijin": a word of the trade hides nothing that is so sure.
    if (said.has(vocabulary['not-now']) && likelihood < leastLikelihood.besideNames) return undefined
    const isCry = said.has(vocabulary.cries)
    if (likelihood < leastLikelihood[isCry ? 'ofCry' : 'besideWords']) return undefined
    if (readNames(text).names.size > 0 && likelihood < leastLikelihood.besideNames) return undefined
    const kind = emergencyKinds.find((kind) => said.has(vocabulary.emergencies[kind]))
    return kind ?? (likelihood >= leastLikelihood.alone ? 'other' : undefined)
  }

  /** "Air naik, stop kontak masih nyala": some things need no guess, unless a rule, a drill or the news is spoken of. */
  function signedKind(said: SaidWords): EmergencyKind | undefined {
    if (said.has(vocabulary['not-now']) || said.has(vocabulary['told-of']) || said.has(vocabulary['what-to-say'])) {
      return undefined
    }
    return emergencyKinds.find((kind) => said.hasAllOf(vocabulary['emergency-signs'][kind] ?? []))
  }
}
