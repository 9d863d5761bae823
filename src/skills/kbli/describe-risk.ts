import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { Language } from '../../domain/language.ts'
import { type KbliCode, type RiskLevel, riskLevels, type Scale, scales } from '../../knowledge/kbli/kbli.ts'

type Speech = { readonly phrases: Phrases; readonly language: Language }

const levelPhrases: Readonly<Record<RiskLevel, PhraseKey>> = {
  R: 'kbli-risk-low',
  MR: 'kbli-risk-medium-low',
  MT: 'kbli-risk-medium-high',
  T: 'kbli-risk-high',
}
const scalePhrases: Readonly<Record<Scale, PhraseKey>> = {
  micro: 'kbli-scale-micro',
  small: 'kbli-scale-small',
  medium: 'kbli-scale-medium',
  large: 'kbli-scale-large',
}

/** `rendah (mikro, kecil), menengah rendah atau menengah tinggi (menengah); besar belum tercatat`. */
export function describeRisk({ risks }: KbliCode, speech: Speech): string {
  const groups = new Map<string, Scale[]>()
  for (const scale of scales) {
    const levels = risks[scale].map((level) => say(speech, levelPhrases[level])).join(` ${say(speech, 'kbli-or')} `)
    groups.set(levels, [...(groups.get(levels) ?? []), scale])
  }
  const unrecorded = groups.get('') ?? []
  groups.delete('')
  if (groups.size === 0) return say(speech, 'kbli-risk-none')
  if (groups.size === 1 && unrecorded.length === 0) return `${[...groups.keys()][0]} (${say(speech, 'kbli-scale-all')})`
  const recorded = [...groups].map(([levels, some]) => `${levels} (${namesOf(some, speech)})`).join(', ')
  if (unrecorded.length === 0) return recorded
  return `${recorded}; ${speech.phrases.say(speech.language, 'kbli-risk-unrecorded', { scales: namesOf(unrecorded, speech) })}`
}

/** All levels that stand for a code, from the lowest. */
export function levelsOf({ risks }: KbliCode): RiskLevel[] {
  return riskLevels.filter((level) => scales.some((scale) => risks[scale].includes(level)))
}

/** Whether every level that the table has is low. */
export function isLowRisk(entry: KbliCode): boolean {
  const levels = levelsOf(entry)
  return levels.length === 1 && levels[0] === 'R'
}

function namesOf(some: readonly Scale[], speech: Speech): string {
  return some.map((scale) => say(speech, scalePhrases[scale])).join(', ')
}

function say({ phrases, language }: Speech, key: PhraseKey): string {
  return phrases.say(language, key)
}
