import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { Language } from '../../domain/language.ts'
import { nameOf } from '../../knowledge/citing/references.ts'
import type { Kbli, KbliCode } from '../../knowledge/kbli/kbli.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { describeRisk } from './describe-risk.ts'

export type CodeSpeech = {
  readonly kbli: Kbli
  readonly knowledge: Knowledge
  readonly phrases: Phrases
  readonly language: Language
}

const maxExamples = 5
const maxOldCodes = 4
const maxListed = 6

/** Says what a code is: title, examples, its number before, its risk by scale. */
export function createCodeDescriber({ kbli, knowledge, phrases, language }: CodeSpeech) {
  const say = (key: PhraseKey, values: Readonly<Record<string, string | number>> = {}) =>
    phrases.say(language, key, values)

  return { describe, listOf, oldCodesOf, riskOf }

  /** The whole block about a code. `why`: a line on why it fits. */
  function describe(entry: KbliCode, why?: string): string {
    const examples = kbli.words.get(entry.code)?.[language]
    const amendments = kbli.edition.amended.filter(({ codes }) => codes.includes(entry.code))
    return [
      `**${entry.code} ${entry.title}**`,
      ...(why ? [`- ${why}`] : []),
      ...(examples ? [`- ${say('kbli-examples', { names: examplesOf(examples).join(', ') })}`] : []),
      `- ${oldCodesOf(entry)}`,
      `- ${say('kbli-risk', { risk: riskOf(entry) })}`,
      ...amendments.map(({ rule }) => `- ${say('kbli-amended', { rule: nameOf(rule, knowledge) })}`),
    ].join('\n')
  }

  function riskOf(entry: KbliCode): string {
    return describeRisk(entry, { phrases, language })
  }

  function oldCodesOf({ code, oldCodes }: KbliCode): string {
    if (oldCodes.length === 0) return say('kbli-old-codes-none')
    if (oldCodes.length === 1 && oldCodes[0] === code) return say('kbli-same-code')
    const shown = oldCodes.slice(0, maxOldCodes).join(', ')
    const left = oldCodes.length - maxOldCodes
    return say('kbli-old-codes', { codes: left > 0 ? `${shown}, ${say('kbli-others', { count: left })}` : shown })
  }

  /** Codes with their titles, one a line, as many as fit a screen. */
  function listOf(entries: readonly KbliCode[]): string {
    const lines = entries.slice(0, maxListed).map(({ code, title }) => `- **${code}** ${title}`)
    const left = entries.length - lines.length
    return [...lines, ...(left > 0 ? [`- ${say('kbli-others', { count: left })}`] : [])].join('\n')
  }
}

/** The first names that say something of their own: beside "laundry kiloan", "laundry" does not. */
export function examplesOf(names: readonly string[], limit = maxExamples): readonly string[] {
  const examples: string[] = []
  for (const name of names) {
    if (examples.length === limit) break
    if (!examples.some((example) => example.includes(name) || name.includes(example))) examples.push(name)
  }
  return examples
}
