import type { PhraseKey, Phrases } from '../../conversation/phrases.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import type { CodeLookUp, OldCode } from '../../knowledge/kbli/find-codes.ts'
import type { Kbli, KbliCode } from '../../knowledge/kbli/kbli.ts'
import type { NameIndex } from '../../knowledge/kbli/name-index.ts'
import type { RolesOf } from '../../knowledge/kbli/roles-of-codes.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { createCodeCiter } from './cite-codes.ts'
import { createCodeDescriber, examplesOf } from './describe-code.ts'
import { isLowRisk } from './describe-risk.ts'
import type { CodeAnswer, CodeMatch } from './find-answer.ts'
import { reasonsFor, whatDecides, whenItIs } from './tell-apart.ts'

export type ComposeCodesParts = {
  readonly kbli: Kbli
  readonly names: NameIndex
  readonly rolesOf: RolesOf
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

const introductions: Readonly<Record<Exclude<CodeMatch, 'several' | 'offered'>, PhraseKey>> = {
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
const maxSuccessors = 6
const maxDetailed = 3
const maxLabel = 60
/** What whoever tells a business asks next. */
const licencesEntry = 'oss/izin-apa'

/** Writes replies about codes in one language. */
export function createCodeComposer(
  { kbli, names, rolesOf, knowledge, phrases }: ComposeCodesParts,
  language: Language,
) {
  const speech = { kbli, names, rolesOf, phrases, language }
  const { describe, listOf, oldCodesOf, riskOf } = createCodeDescriber({ kbli, knowledge, phrases, language })
  const { citationsFor, entryIdOf, foot, footNote, licencesOf, sourceBlock } = createCodeCiter({
    kbli,
    knowledge,
    phrases,
    language,
  })
  const say = (key: PhraseKey, values: Readonly<Record<string, string | number>> = {}) =>
    phrases.say(language, key, values)

  return { answer, told, detail, lowRisk, evidence }

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

  /** The answer to whoever told a business and asked nothing: what else they may want is left open. */
  function told(found: CodeAnswer): ComposedCodes {
    const composed = answer(found)
    const { text, choices = [], ...reply } = composed.reply
    const licences = knowledge.entries.get(licencesEntry)?.[language]
    const next = licences ? [{ pick: entryChoice('ask', licencesEntry), label: licences.title }] : []
    return {
      ...composed,
      reply: { ...reply, text: `${text}\n\n${say('kbli-told-else')}`, choices: [...choices, ...next] },
    }
  }

  /** The best code in full with its neighbours under it; or, where two are as likely, one question with both. */
  function fromActivity({ match, entries, business }: Extract<CodeAnswer, { kind: 'activity' }>): ComposedCodes {
    if (match === 'several') {
      const question = say(whatDecides(entries, kbli))
      return compose([question, neighbourList(entries)], entries, { asksBack: true })
    }
    if (match === 'offered') {
      return compose([say('kbli-offered'), neighbourList(entries)], entries, { asksBack: true, isUnsure: true })
    }
    const [best, ...others] = entries
    if (!best) return answer({ kind: 'nothing' })
    const reasons = reasonsFor(best, business, speech)
    const why = reasons.length > 0 ? say('kbli-why', { reasons: reasons.join('; ') }) : undefined
    const neighbours = others.length > 0 ? [`${say('kbli-neighbours')}\n${neighbourList(others, best)}`] : []
    return compose([say(introductions[match]), describe(best, why), ...neighbours], entries, {
      asksBack: true,
      isUnsure: match !== 'one',
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
        const when = whenItIs(entry, best ?? entries.find((other) => other !== entry), speech)
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
      text: [`**${title}**`, ...statements, sourceBlock(citations), footNote()].join('\n\n'),
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

  function compose(
    blocks: readonly string[],
    entries: readonly KbliCode[],
    { asksBack, isUnsure, main }: Manner = {},
  ): ComposedCodes {
    const only = main ?? (entries.length === 1 ? entries[0] : undefined)
    const licenceLines = only ? licencesOf(only) : []
    const citations = citationsFor(main ? [main] : entries)
    const text = [
      ...blocks,
      ...(licenceLines.length > 0 ? [licenceLines.join(' ')] : []),
      say('kbli-oss-decides'),
      foot(citations, isUnsure),
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
}
