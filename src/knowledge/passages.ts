import type { Passage, PassageKey } from '../ports/retriever.ts'
import type { Entry } from './entry.ts'
import type { Knowledge } from './knowledge.ts'
import { plainText } from './plain-text.ts'
import type { Referral } from './referral.ts'
import { noSituations, type Situations } from './situations.ts'

/**
 * The passages of a knowledge base: one for each entry and language. Entries are a page of a phone long, so cutting them
 * further only scattered the words that find them. For the same reason the ways of asking are one text: what one person
 * calls "bocor" and another "kena hack" may stand in two of them. Each situation is a text of its own, since its words
 * belong together.
 *
 * Referrals are passages as well: what is not ours competes with what is.
 */
export function passagesOf(knowledge: Knowledge, situations: Situations = noSituations): Passage[] {
  return [
    ...[...knowledge.entries.values()].flatMap(({ id, en }) => [id, en].map((one) => toPassage(one, situations))),
    ...[...knowledge.referrals.values()].map(toReferralPassage),
  ]
}

/** Where a passage of `passagesOf` came from: an entry or a referral, by id. */
export function originOf({ id }: PassageKey): { readonly entryId: string } | { readonly referralId: string } {
  return id.startsWith(referralPrefix)
    ? { referralId: id.slice(referralPrefix.length) }
    : { entryId: id.slice(0, id.lastIndexOf('.')) }
}

/** No folder of entries can have a name with a colon. */
const referralPrefix = 'referral:'

/** Both languages stand in one passage: people mix them, and the words are few. */
function toReferralPassage({ id, questions }: Referral): Passage {
  return { id: `${referralPrefix}${id}`, language: 'id', questions: [questions.join('\n')], text: '' }
}

function toPassage(entry: Entry, situations: Situations): Passage {
  // What is asked of a detail next hardly names the topic. Measured: with it, no more entries are found.
  const sections = entry.sections.filter(({ kind }) => kind !== 'details')
  return {
    id: `${entry.id}.${entry.language}`,
    language: entry.language,
    title: entry.title,
    questions: [entry.questions.join('\n')],
    situations: situations.get(entry.id)?.[entry.language] ?? [],
    cases: entry.cases.map(({ forms }) => forms.join('\n')),
    text: [entry.answer, ...sections.map(({ heading, markdown }) => `${heading}\n${markdown}`)]
      .map(plainText)
      .join('\n'),
  }
}
