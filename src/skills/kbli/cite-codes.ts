import type { PhraseKey } from '../../conversation/phrases.ts'
import type { Citation } from '../../domain/citation.ts'
import { citationLines, formatDay, shortSources, toCitation } from '../../knowledge/citing/references.ts'
import type { KbliCode, RiskLevel } from '../../knowledge/kbli/kbli.ts'
import type { CodeSpeech } from './describe-code.ts'
import { levelsOf } from './describe-risk.ts'

/** What each level of risk asks for, and where PP 28/2025 says so. */
const licences: Readonly<Record<RiskLevel, { readonly phrase: PhraseKey; readonly article: string }>> = {
  R: { phrase: 'kbli-licence-low', article: 'Pasal 130' },
  MR: { phrase: 'kbli-licence-medium-low', article: 'Pasal 131' },
  MT: { phrase: 'kbli-licence-medium-high', article: 'Pasal 132' },
  T: { phrase: 'kbli-licence-high', article: 'Pasal 133' },
}
const licenceRule = 'pp-28-2025'
const licenceEntry = 'oss/tingkat-risiko'

/** What an answer about codes rests on, and how far it carries. */
export function createCodeCiter({ kbli, knowledge, phrases, language }: CodeSpeech) {
  const say = (key: PhraseKey, values: Readonly<Record<string, string | number>> = {}) =>
    phrases.say(language, key, values)

  return { citationsFor, entryIdOf, foot, footNote, licencesOf, sourceBlock }

  /** What the levels of risk of a code ask for. */
  function licencesOf(entry: KbliCode): string[] {
    return levelsOf(entry).map((level) => say(licences[level].phrase))
  }

  /** The entry that says more about a code. */
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

  /** One line of sources by their short names, and one of how far they carry; addresses stand under "bukti". */
  function foot(citations: readonly Citation[], isUnsure?: boolean): string {
    return `${say('sources')} ${shortSources(citations, language)}\n${footNote(isUnsure)}`
  }

  function footNote(isUnsure = false): string {
    const asOf = say('kbli-as-of', { date: formatDay(kbli.edition.asOf, language) })
    return `_${[asOf, say(isUnsure ? 'sure-low' : 'sure-medium'), say('single-source'), say('information-only')].join(' · ')}_`
  }
}
