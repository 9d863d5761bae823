import type { PhraseKey, Phrases } from '../../../conversation/phrases.ts'
import type { Language } from '../../../domain/language.ts'
import type { ReplyDraft } from '../../../domain/reply.ts'
import { formatDay } from '../../../knowledge/citing/references.ts'
import type { Contacts } from '../../../knowledge/contacts.ts'
import type { EntryPair, Knowledge } from '../../../knowledge/knowledge.ts'
import { renderStatements } from './render-statements.ts'
import { firstStatementOf, type Statement } from './statements.ts'

const mostSources = 2

export type SureParts = {
  readonly knowledge: Knowledge
  readonly phrases: Phrases
  readonly contacts: Contacts
}

/** By how an entry is founded: checked with its source, on one source alone, advice of ours. */
function keyOf({ confidence }: EntryPair['id']): 'checked' | 'single' | 'advice' {
  return confidence === 'D' ? 'advice' : confidence === 'C' ? 'single' : 'checked'
}

/** The line before what is held against a doubt. */
export function leadOfDoubt(pair: EntryPair, language: Language, phrases: Phrases): string {
  const key: PhraseKey = `doubt-${keyOf(pair[language])}`
  return phrases.say(language, key, { date: formatDay(pair[language].verified, language) })
}

/** "Yakin?": in a line how sure what was said is, on what it rests, and where to make sure; what was said is not said again. */
export function howSure(
  {
    pair,
    shown,
    language,
    answerId,
  }: { pair: EntryPair; shown: readonly Statement[]; language: Language; answerId: string },
  { knowledge, phrases, contacts }: SureParts,
): ReplyDraft {
  const statements = shown.length > 0 ? shown : [firstStatementOf(pair[language])]
  const said = renderStatements({ pair, language, statements, certainty: 'medium', answerId }, { knowledge, phrases })
  const sources = [...new Set(said.citations?.map(({ short }) => short))].slice(0, mostSources).join(', ')
  const contact = contacts.get(pair.id.topic)
  const key: PhraseKey = `sure-${keyOf(pair[language])}`
  const line = phrases.say(language, key, { date: formatDay(pair[language].verified, language), sources })
  const check = contact ? ` ${phrases.say(language, 'sure-check', { contact })}` : ''
  return { ...said, text: `${line}${key === 'sure-advice' ? '' : check}` }
}
