import type { Phrases } from '../../conversation/phrases.ts'
import type { Citation } from '../../domain/citation.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import { shortSources } from '../../knowledge/citing/references.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { plainText } from '../../knowledge/plain-text.ts'
import { quoteFor } from '../../knowledge/replies/quote-entry.ts'
import type { Change, Quoted, ReplyBook } from '../../knowledge/replies/reply-book.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { formatAmount, readAmount } from './amounts.ts'
import { compose, type PassedOn } from './compose.ts'
import type { Draft } from './draft.ts'
import type { CaseReader } from './read-case.ts'
import { type ReplyPhraseKey, replySkill } from './reply-phrases.ts'

const mostNamed = 5
/** Of the order, for time that was lost: the table of cse/besar-kompensasi. */
const smallGift = [0.05, 0.1]

export type DraftParts = {
  readonly book: ReplyBook
  readonly cases: CaseReader
  readonly knowledge: Knowledge
  readonly phrases: Phrases<ReplyPhraseKey>
}

/** What stands around a draft. */
export type AroundDraft = {
  textOf(draft: Draft): string
  passedOn(draft: Draft): PassedOn | undefined
  /** A statement of an entry with its sources; undefined: the entry is not there. */
  adviceFrom(quote: Quoted, language: Language): { text: string; citations: readonly Citation[] } | undefined
  /** What the ladder of besar-kompensasi comes to for an amount. */
  shareOf(said: string | undefined, language: Language): readonly string[]
  /** What stands in brackets, said once: it is theirs to fill in or to take out. */
  toFill(text: string, language: Language): readonly string[]
  choicesFor(draft: Draft, language: Language, entry: string | undefined): readonly Choice[]
  backToDraft(language: Language): Choice
}

/** Composes a draft, and what is said and offered around it. */
export function createAroundDraft({ book, cases, knowledge, phrases }: DraftParts): AroundDraft {
  return { textOf, passedOn, adviceFrom, shareOf, toFill, choicesFor, backToDraft }

  function backToDraft(language: Language): Choice {
    return { pick: { skill: replySkill, act: 'change', value: 'again' }, label: phrases.say(language, 'choice-again') }
  }

  function shareOf(said: string | undefined, language: Language): readonly string[] {
    const amount = said === undefined ? undefined : readAmount(said)
    if (said === undefined || amount === undefined) return []
    const [low, high] = smallGift.map((share) => formatAmount(amount * share, language))
    return [phrases.say(language, 'share', { amount: said, low: low ?? '', high: high ?? '' })]
  }

  function textOf(draft: Draft): string {
    return compose(draft, cases.read(draft), book, passedOn(draft))
  }

  /** The statements of the entry that a text passes on. */
  function passedOn({ topic, voice, to }: Draft): PassedOn | undefined {
    const entry = topic === undefined ? undefined : knowledge.entries.get(topic)?.[voice === 'en' ? 'en' : 'id']
    if (entry) {
      const statements = plainText(entry.answer).split(/(?<=[.!?])\s+(?=\p{Lu})/u)
      return { subject: entry.title.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()), statements }
    }
    return to === 'directors' ? { subject: voice === 'en' ? 'one finding' : 'satu temuan', statements: [] } : undefined
  }

  function adviceFrom(quote: Quoted, language: Language) {
    const found = quoteFor(quote, language, knowledge)
    if (!found) return undefined
    const sources = phrases.say(language, 'sources', { names: shortSources(found.citations, language) })
    return { text: `${found.text} _(${sources})_`, citations: found.citations }
  }

  function toFill(text: string, language: Language): readonly string[] {
    const named = [...new Set([...text.matchAll(/\[([^\]]+)\]/g)].map(([, name = '']) => name))]
    if (named.length === 0) return []
    const shown = named.slice(0, mostNamed).map((name) => name.replace(/\.$/, ''))
    return [phrases.say(language, 'fill', { names: shown.join('; ') })]
  }

  function choicesFor(
    { isShort, voice, shown }: Draft,
    language: Language,
    entry: string | undefined,
  ): readonly Choice[] {
    const change = (value: Change, key: ReplyPhraseKey): Choice => ({
      pick: { skill: replySkill, act: 'change', value },
      label: phrases.say(language, key),
    })
    const title = entry === undefined ? undefined : knowledge.entries.get(entry)?.[language].title
    return [
      ...(shown === 'insist' ? [change('again', 'choice-again')] : [change('insist', 'choice-insist')]),
      ...(isShort ? [] : [change('shorter', 'choice-shorter')]),
      voice === 'formal' ? change('casual', 'choice-casual') : change('formal', 'choice-formal'),
      voice === 'en' ? change('indonesian', 'choice-indonesian') : change('english', 'choice-english'),
      ...(entry !== undefined && title !== undefined ? [{ pick: entryChoice('ask', entry), label: title }] : []),
    ]
  }
}
