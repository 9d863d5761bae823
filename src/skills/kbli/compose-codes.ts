import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { Citation } from '../../domain/citation.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import { citationLines, formatDay, nameOf, toCitation } from '../../knowledge/citing/references.ts'
import type { CodeLookUp, OldCode } from '../../knowledge/kbli/find-codes.ts'
import type { Kbli, KbliCode, RiskLevel } from '../../knowledge/kbli/kbli.ts'
import type { NameIndex } from '../../knowledge/kbli/name-index.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { describeRisk, isLowRisk, levelsOf } from './describe-risk.ts'
import type { CodeAnswer, Fit } from './find-answer.ts'
import { reasonsFor, whatDecides, whenItIs } from './tell-apart.ts'

export type ComposeCodesParts = {
  readonly kbli: Kbli
  readonly names: NameIndex
  readonly knowledge: Knowledge
  readonly phrases: Phrases
}

/** A reply, and the codes it is about. */
export type ComposedCodes = {
  readonly reply: ReplyDraft
  readonly codes: readonly string[]
  /** The one that is the answer; the others are its neighbours. */
  readonly main?: string
}

/** Under this name sessions and choices are stored. */
export const kbliSkillName = 'kbli'

/** `asksBack`: the codes are offered as choices. */
type Manner = { readonly asksBack?: boolean; readonly isUnsure?: boolean; readonly main?: KbliCode }

/** What each level of risk asks for, and where PP 28/2025 says so. */
const licences: Readonly<Record<RiskLevel, { readonly phrase: PhraseKey; readonly article: string }>> = {
  R: { phrase: 'kbli-licence-low', article: 'Pasal 130' },
  MR: { phrase: 'kbli-licence-medium-low', article: 'Pasal 131' },
  MT: { phrase: 'kbli-licence-medium-high', article: 'Pasal 132' },
  T: { phrase: 'kbli-licence-high', article: 'Pasal 133' },
}
const licenceRule = 'pp-28-2025'
const licenceEntry = 'oss/tingkat-risiko'
const introductions: Readonly<Record<Exclude<Fit, 'several'>, PhraseKey>> = {
  one: 'kbli-found',
  partly: 'kbli-partly',
  nearest: 'kbli-nearest',
}
const withoutCodes = {
  nothing: 'kbli-not-found',
  illegal: 'kbli-illegal',
  'no-business': 'kbli-no-business',
  brand: 'kbli-brand',
} as const
const maxExamples = 5
const maxOldCodes = 4
const maxSuccessors = 6
const maxDetailed = 3
const maxLabel = 60

/** Writes replies about codes in one language. */
export function createCodeComposer({ kbli, names, knowledge, phrases }: ComposeCodesParts, language: Language) {
  const say = (key: PhraseKey, values: Readonly<Record<string, string | number>> = {}) =>
    phrases.say(language, key, values)

  return { answer, detail, lowRisk, evidence }

  function answer(found: CodeAnswer): ComposedCodes {
    switch (found.kind) {
      case 'malformed':
        return { reply: { text: say('kbli-malformed', { code: found.written }) }, codes: [] }
      case 'look-ups':
        return fromLookUps(found.lookUps)
      case 'each':
        return fromEach(found.entries, found.left)
      case 'activity':
        return fromActivity(found)
      default:
        return { reply: { text: say(withoutCodes[found.kind]) }, codes: [] }
    }
  }

  /** The best code in full with its neighbours under it; or, where two are as likely, one question with both. */
  function fromActivity({ fit, entries, business }: Extract<CodeAnswer, { kind: 'activity' }>): ComposedCodes {
    if (fit === 'several') {
      const question = say(whatDecides(entries, kbli))
      return compose([question, neighbourList(entries)], entries, { asksBack: true })
    }
    const [best, ...others] = entries
    if (!best) return answer({ kind: 'nothing' })
    const reasons = reasonsFor(best, business, { kbli, names, phrases, language })
    const why = reasons.length > 0 ? say('kbli-why', { reasons: reasons.join('; ') }) : undefined
    const neighbours = others.length > 0 ? [`${say('kbli-neighbours')}\n${neighbourList(others, best)}`] : []
    return compose([say(introductions[fit]), describe(best, why), ...neighbours], entries, {
      asksBack: true,
      isUnsure: fit !== 'one',
      main: best,
    })
  }

  function fromEach(entries: readonly KbliCode[], left: number): ComposedCodes {
    const lines = entries.map(
      (entry) => `- **${entry.code}** ${entry.title}. ${say('kbli-risk', { risk: riskOf(entry) })}`,
    )
    const rest = left > 0 ? [say('kbli-each-left', { count: left })] : []
    return compose([say('kbli-each'), lines.join('\n'), ...rest], entries, { asksBack: true })
  }

  /** What would make the business one of these codes. */
  function neighbourList(entries: readonly KbliCode[], best?: KbliCode): string {
    return entries
      .map((entry) => {
        const { code, title } = entry
        const when = whenItIs(entry, best ?? entries.find((other) => other !== entry), kbli, language)
        const named = say('kbli-when-named', {
          names: examplesOf(kbli.words.get(code)?.[language] ?? [title], 2).join(', '),
        })
        return `- ${say('kbli-neighbour', { code, title, when: when ?? named })}`
      })
      .join('\n')
  }

  /** All about these codes. */
  function detail(entries: readonly KbliCode[]): ComposedCodes {
    return compose(
      entries.map((entry) => describe(entry)),
      entries,
    )
  }

  /** Those of the codes last shown that are low in every scale that the table has. */
  function lowRisk(entries: readonly KbliCode[]): ComposedCodes {
    const low = entries.filter(isLowRisk)
    if (low.length === 0)
      return compose([say('kbli-low-risk-none'), ...entries.map((entry) => describe(entry))], entries)
    return compose([say('kbli-low-risk'), ...low.map((entry) => describe(entry))], low)
  }

  /** What stands behind the codes last shown. */
  function evidence(entries: readonly KbliCode[]): ReplyDraft {
    const statements = entries.map(
      (entry) => `> ${entry.code} ${entry.title}. ${oldCodesOf(entry)}. ${say('kbli-risk', { risk: riskOf(entry) })}.`,
    )
    const citations = citationsFor(entries)
    const title = say('evidence-title', { title: entries.map(({ code }) => `KBLI ${code}`).join(', ') })
    return {
      text: [`**${title}**`, ...statements, sourceBlock(citations), footer()].join('\n\n'),
      citations,
      audience: 'asker',
    }
  }

  function fromLookUps(lookUps: readonly CodeLookUp[]): ComposedCodes {
    const parts = lookUps.map((lookUp) => fromLookUp(lookUp))
    const entries = [...new Set(parts.flatMap((part) => part.entries))]
    return compose(
      parts.flatMap(({ blocks }) => blocks),
      entries.slice(0, maxSuccessors),
      { asksBack: entries.length > 1 },
    )
  }

  function fromLookUp(lookUp: CodeLookUp): { blocks: string[]; entries: readonly KbliCode[] } {
    switch (lookUp.kind) {
      case 'in-force': {
        const { entry, formerly } = lookUp
        return { blocks: [describe(entry), ...(formerly ? [describeFormer(formerly)] : [])], entries: [entry] }
      }
      case 'old':
        return fromOldCode(lookUp.old)
      case 'group': {
        const { digits, entries } = lookUp
        return { blocks: [say('kbli-group', { digits }), listOf(entries)], entries: entries.slice(0, maxDetailed) }
      }
      case 'unknown': {
        const { code, near } = lookUp
        const rest = near.length > 0 ? [say('kbli-unknown-near'), listOf(near)] : [say('kbli-how-to-find')]
        return { blocks: [say('kbli-unknown', { code }), ...rest], entries: near.slice(0, maxDetailed) }
      }
    }
  }

  function fromOldCode({ code, title, successors }: OldCode): { blocks: string[]; entries: readonly KbliCode[] } {
    const values = { code, title, count: successors.length }
    if (successors.length === 0) return { blocks: [say('kbli-old-gone', values), say('kbli-how-to-find')], entries: [] }
    if (successors.length === 1)
      return {
        blocks: [say('kbli-old-moved', values), ...successors.map((entry) => describe(entry))],
        entries: successors,
      }
    if (successors.length <= maxDetailed) {
      return {
        blocks: [say('kbli-old-split', values), ...successors.map((entry) => describe(entry))],
        entries: successors,
      }
    }
    return { blocks: [say('kbli-old-split', values), listOf(successors)], entries: successors.slice(0, maxSuccessors) }
  }

  function describeFormer({ code, title, successors }: OldCode): string {
    const codes = successors.slice(0, maxSuccessors).map((entry) => entry.code)
    return say('kbli-formerly', { code, title, codes: codes.join(', ') || '–' })
  }

  function listOf(entries: readonly KbliCode[]): string {
    const lines = entries.slice(0, maxSuccessors).map(({ code, title }) => `- **${code}** ${title}`)
    const left = entries.length - lines.length
    return [...lines, ...(left > 0 ? [`- ${say('kbli-others', { count: left })}`] : [])].join('\n')
  }

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

  function compose(
    blocks: readonly string[],
    entries: readonly KbliCode[],
    { asksBack, isUnsure, main }: Manner = {},
  ): ComposedCodes {
    const only = main ?? (entries.length === 1 ? entries[0] : undefined)
    const licenceLines = only ? levelsOf(only).map((level) => say(licences[level].phrase)) : []
    const citations = citationsFor(main ? [main] : entries)
    const text = [
      ...blocks,
      ...(licenceLines.length > 0 ? [licenceLines.join(' ')] : []),
      say('kbli-oss-decides'),
      sourceBlock(citations),
      footer(isUnsure),
    ].join('\n\n')
    const choices = [
      ...(asksBack ? entries.filter((entry) => entry !== main).map(toChoice) : []),
      ...moreChoice(entries),
    ]
    return {
      reply: { text, citations, choices },
      codes: entries.map(({ code }) => code),
      ...(main ? { main: main.code } : {}),
    }
  }

  function toChoice({ code, title }: KbliCode): Choice {
    const label = `${code} ${title}`
    return {
      pick: { skill: kbliSkillName, act: 'code', value: code },
      label: label.length > maxLabel ? `${label.slice(0, maxLabel - 1).trimEnd()}…` : label,
    }
  }

  /** The entry that says more about the best of the codes. */
  function moreChoice(entries: readonly KbliCode[]): Choice[] {
    const pair = knowledge.entries.get(entries[0] ? entryIdOf(entries[0]) : '')
    return pair ? [{ pick: entryChoice('ask', pair.id.id), label: pair[language].title }] : []
  }

  function entryIdOf({ code }: KbliCode): string {
    return kbli.words.get(code)?.entryId ?? `kbli/${code}`
  }

  function citationsFor(entries: readonly KbliCode[]): Citation[] {
    const { rule, table, lookUp, oldRule } = kbli.edition
    const first = entries[0] ? entryIdOf(entries[0]) : 'oss/kbli'
    const ids = [...new Set(entries.map(entryIdOf))]
    const levels = entries.length === 1 ? entries.flatMap(levelsOf) : []
    return [
      ...(ids.length > 0 ? ids : [first]).map((id) => toCitation({ id: rule }, id, knowledge)),
      toCitation({ id: table }, first, knowledge),
      ...(entries.length === 0 ? [toCitation({ id: oldRule }, first, knowledge)] : []),
      ...levels.map((level) =>
        toCitation({ id: licenceRule, article: licences[level].article }, licenceEntry, knowledge),
      ),
      toCitation({ id: lookUp }, first, knowledge),
    ]
  }

  function sourceBlock(citations: readonly Citation[]): string {
    return `${say('sources')}\n${citationLines(citations, language)
      .map((line) => `- ${line}`)
      .join('\n')}`
  }

  function footer(isUnsure = false): string {
    const asOf = say('kbli-as-of', { date: formatDay(kbli.edition.asOf, language) })
    return `_${[asOf, say(isUnsure ? 'sure-low' : 'sure-medium'), say('single-source'), say('information-only')].join(' · ')}_`
  }
}

/** The first names that say something of their own: beside "laundry kiloan", "laundry" does not. */
function examplesOf(names: readonly string[], limit = maxExamples): readonly string[] {
  const examples: string[] = []
  for (const name of names) {
    if (examples.length === limit) break
    if (!examples.some((example) => example.includes(name) || name.includes(example))) examples.push(name)
  }
  return examples
}
