import type { Phrases } from '../../conversation/phrases.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice, ReplyDraft } from '../../domain/reply.ts'
import { citationLines, formatDay, referencesIn, toCitation } from '../../knowledge/citing/references.ts'
import type { Entry, Section, SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { withoutMarks } from '../../knowledge/plain-text.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { type Certainty, sureness } from './sureness.ts'

export type ComposeParts = { readonly knowledge: Knowledge; readonly phrases: Phrases }

export type AnswerRequest = {
  readonly pair: EntryPair
  readonly language: Language
  /** What the question asks about; these sections come first. */
  readonly aspects: readonly SectionKind[]
  readonly certainty: Certainty
  /** Entries that may have been meant instead. */
  readonly runnersUp?: readonly EntryPair[]
  /** Identifies the answer for its rating. */
  readonly answerId: string
  /** All sections, however long. */
  readonly whole?: boolean
}

/** Details after the answer, in characters. A phone shows about so much without scrolling. */
const detailLength = 700
/** More sources than these stand under "Bukti". */
const maxSources = 5

/** The reply for an entry: the answer, the details that the question asks for, sources, and how far it can be trusted. */
export function composeAnswer(request: AnswerRequest, { knowledge, phrases }: ComposeParts): ReplyDraft {
  const { pair, language, answerId } = request
  const entry = pair[language]
  const sections = request.whole ? entry.sections : chooseSections(entry, request)
  const shown = [entry.answer, ...sections.map(({ markdown }) => markdown)].join('\n')
  const citations = referencesIn(shown, entry).map((reference) => toCitation(reference, entry.id, knowledge))

  const blocks = [
    withoutMarks(entry.answer),
    ...sections.map(({ heading, markdown }) =>
      heading === '' ? withoutMarks(markdown) : `**${heading}**\n\n${withoutMarks(markdown)}`,
    ),
    ...sourceBlock(),
    `_${footer().join(' · ')}_`,
  ]
  return {
    text: blocks.join('\n\n'),
    citations,
    answerId,
    choices: [
      ...choicesFor(entry, sections.length < entry.sections.length, phrases, language),
      ...(request.runnersUp ?? []).map((other) => ({
        pick: entryChoice('ask', other.id.id),
        label: other[language].title,
      })),
    ],
  }

  function sourceBlock(): string[] {
    const lines = citationLines(citations, language).slice(0, maxSources)
    return lines.length === 0
      ? []
      : [`${phrases.say(language, 'sources')}\n${lines.map((line) => `- ${line}`).join('\n')}`]
  }

  function footer(): string[] {
    const isLegal = [...entry.footnotes.values()].flat().some(({ id }) => knowledge.regulations.has(id))
    return [
      phrases.say(language, 'as-of', { date: formatDay(entry.verified, language) }),
      phrases.say(language, sureness(request.certainty, entry.confidence)),
      ...(entry.confidence === 'C' ? [phrases.say(language, 'single-source')] : []),
      ...(entry.confidence === 'D' ? [phrases.say(language, 'advice')] : []),
      ...(isLegal ? [phrases.say(language, 'information-only')] : []),
    ]
  }
}

/** What was asked for, then the rest as far as it fits; shown in the entry's own order. */
function chooseSections(entry: Entry, { aspects }: AnswerRequest): Section[] {
  const asked = entry.sections.filter(({ kind }) => kind !== undefined && aspects.includes(kind))
  const chosen = new Set(asked)
  let length = asked.reduce((sum, { markdown }) => sum + markdown.length, 0)
  for (const section of entry.sections) {
    if (chosen.has(section) || length + section.markdown.length > detailLength) continue
    chosen.add(section)
    length += section.markdown.length
  }
  return entry.sections.filter((section) => chosen.has(section))
}

function choicesFor(entry: Entry, hasMore: boolean, phrases: Phrases, language: Language): Choice[] {
  return [
    { pick: entryChoice('evidence', entry.id), label: phrases.say(language, 'choice-evidence'), aside: true },
    ...(hasMore ? [{ pick: entryChoice('more', entry.id), label: phrases.say(language, 'choice-more') }] : []),
  ]
}
